package org.rapport.sales.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.LeadRecord;
import org.rapport.kit.text.ComparisonKey;
import org.rapport.kit.text.Texts;
import org.rapport.sales.account.EditAccount;
import org.rapport.sales.contact.ContactOrigin;
import org.rapport.sales.contact.EditContact;
import org.rapport.sales.contact.EditContactBuilder;
import org.rapport.sales.lead.LeadCompanies;
import org.rapport.sales.opportunity.EditOpportunity;

/** What of a lead goes where. {@code filled} keeps what a record says already, and fills what it leaves empty. */
final class Mapping {

    private Mapping() {}

    static EditAccount filled(EditAccount known, EditAccount lead) {
        return new EditAccount(
                known.name(),
                known.type(),
                either(known.website(), lead.website()),
                known.taxId(),
                either(known.phone(), lead.phone()),
                either(known.billingAddress(), lead.billingAddress()),
                known.industry(),
                known.employees(),
                known.parentId(),
                known.description(),
                either(known.ownerId(), lead.ownerId()));
    }

    static EditContact contact(LeadRecord lead, @Nullable UUID accountId, String owner) {
        return new EditContactBuilder()
                .firstName(lead.firstName())
                .lastName(lead.lastName())
                .jobTitle(lead.jobTitle())
                .emails(EditContact.Mail.primary(lead.email()))
                .phones(EditContact.Phone.primary(lead.phone()))
                .address(lead.address())
                .accountId(accountId)
                .description(lead.description())
                .ownerId(owner)
                .build();
    }

    /** Addresses and numbers that the contact does not have are added behind its own. */
    static EditContact filled(EditContact known, EditContact lead) {
        var mails = new ArrayList<>(Objects.requireNonNullElse(known.emails(), List.<EditContact.Mail>of()));
        for (var mail : Objects.requireNonNullElse(lead.emails(), List.<EditContact.Mail>of())) {
            if (mails.stream().noneMatch(it -> ComparisonKey.ofEmail(it.address())
                    .equals(ComparisonKey.ofEmail(mail.address())))) {
                mails.add(new EditContact.Mail(mail.address(), mail.type(), mails.isEmpty(), false, false));
            }
        }
        var phones = new ArrayList<>(Objects.requireNonNullElse(known.phones(), List.<EditContact.Phone>of()));
        for (var phone : Objects.requireNonNullElse(lead.phones(), List.<EditContact.Phone>of())) {
            if (phones.stream().noneMatch(it -> it.number().equals(phone.number()))) {
                phones.add(new EditContact.Phone(phone.number(), phone.type(), phones.isEmpty(), false, false));
            }
        }
        return known.toBuilder()
                .firstName(either(known.firstName(), lead.firstName()))
                .lastName(either(known.lastName(), lead.lastName()))
                .jobTitle(either(known.jobTitle(), lead.jobTitle()))
                .emails(mails)
                .phones(phones)
                .address(either(known.address(), lead.address()))
                .accountId(either(known.accountId(), lead.accountId()))
                .description(either(known.description(), lead.description()))
                .ownerId(either(known.ownerId(), lead.ownerId()))
                .build();
    }

    static ContactOrigin origin(LeadRecord lead) {
        return new ContactOrigin(lead.source(), lead.firstTouch(), lead.lastTouch(), lead.consents(), lead.id());
    }

    static EditOpportunity opportunity(
            LeadRecord lead,
            LeadRecord seen,
            ConvertLead.@Nullable NewOpportunity wanted,
            @Nullable UUID accountId,
            @Nullable UUID contactId,
            String owner) {
        var said = wanted == null ? new ConvertLead.NewOpportunity(null, null, null) : wanted;
        String name = Texts.isBlank(said.name()) ? LeadCompanies.name(lead, seen) : said.name();
        return new EditOpportunity(
                name,
                accountId,
                contactId,
                null,
                either(said.amount(), lead.estimatedValue()),
                said.closeDate(),
                null,
                lead.description(),
                owner);
    }

    static EditOpportunity filled(EditOpportunity known, EditOpportunity lead) {
        return new EditOpportunity(
                known.name(),
                known.accountId(),
                either(known.contactId(), lead.contactId()),
                known.probability(),
                either(known.amount(), lead.amount()),
                either(known.closeDate(), lead.closeDate()),
                known.nextStep(),
                either(known.description(), lead.description()),
                either(known.ownerId(), lead.ownerId()));
    }

    /** Whether the lead tells enough of a person to make a contact of it. */
    static boolean hasPerson(LeadRecord lead) {
        return Stream.of(lead.firstName(), lead.lastName(), lead.email(), lead.phone())
                .anyMatch(text -> !Texts.isBlank(text));
    }

    private static <T> @Nullable T either(@Nullable T known, @Nullable T other) {
        return known == null || known.equals("") ? other : known;
    }
}
