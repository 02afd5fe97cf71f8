package org.rapport.sales.contact;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.ContactRecord;
import org.rapport.kit.access.Access;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.text.ComparisonKey;
import org.rapport.kit.text.Texts;
import org.rapport.sales.account.Account;
import org.rapport.sales.account.Accounts;
import org.rapport.sales.account.EditAccount;
import org.rapport.sales.contact.EditContact.Mail;
import org.rapport.sales.contact.EditContact.Phone;
import org.rapport.sales.simple.SimpleRecords;

/** Contacts for simple clients: the same records with fewer properties. */
@Singleton
class SimpleContacts extends SimpleRecords<Contact, ContactRecord, SimpleContact, WriteSimpleContact> {

    private final Operations operations;
    private final Accounts accounts;
    private final Access access;

    SimpleContacts(ContactService service, Operations operations, Accounts accounts, Access access) {
        super(Contact.TYPE, service, operations);
        this.operations = operations;
        this.accounts = accounts;
        this.access = access;
    }

    @Override
    protected List<SimpleContact> simplified(List<ContactRecord> contacts) {
        Map<UUID, String> companies = accounts.names(contacts.stream()
                .map(ContactRecord::accountId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return contacts.stream().map(contact -> simplified(contact, companies)).toList();
    }

    @Override
    protected ContactRecord make(WriteSimpleContact command) {
        String owner = caller();
        var details = new EditContact(
                command.firstName(),
                command.lastName(),
                command.position(),
                null,
                Mail.primary(command.email()),
                Phone.primary(command.phone()),
                null,
                account(command.company(), owner),
                false,
                null,
                owner);
        var origin = new ContactOrigin("api", null, null, List.of(), null);
        return operations.journal().create(new Contact(details, origin), ContactEvent.Created::new);
    }

    @Override
    protected WriteSimpleContact said(SimpleContact contact, MergePatch patch) {
        return new WriteSimpleContact(
                contact.firstName(),
                contact.lastName(),
                contact.email(),
                contact.phone(),
                contact.company(),
                contact.position());
    }

    @Override
    protected ContactRecord edit(Contact contact, WriteSimpleContact command) {
        EditContact known = contact.details();
        String company = simplified(contact.toRecord()).company();
        UUID account =
                Objects.equals(company, command.company()) ? known.accountId() : account(command.company(), caller());
        var details = new EditContact(
                command.firstName(),
                command.lastName(),
                command.position(),
                known.department(),
                mails(known, command.email()),
                phones(known, command.phone()),
                known.address(),
                account,
                known.doNotCall(),
                known.description(),
                known.ownerId());
        return operations.journal().change(contact, ContactEvent.Edited::new, it -> it.edit(details));
    }

    private String caller() {
        return operations.caller().get().subject();
    }

    private @Nullable UUID account(@Nullable String company, String owner) {
        if (Texts.isBlank(company)) {
            return null;
        }
        return accounts.byName(company).orElseGet(() -> {
            access.require(Account.TYPE.permission(RecordType.CREATE), false);
            return operations
                    .journal()
                    .create(new Account(EditAccount.named(company), owner, null), AccountEvent.Created::new)
                    .id();
        });
    }

    /** The primary address is {@code email} now; the others stay. */
    private static List<Mail> mails(EditContact known, @Nullable String email) {
        var mails = new ArrayList<Mail>();
        for (var mail : Objects.requireNonNullElse(known.emails(), List.<Mail>of())) {
            if (!Boolean.TRUE.equals(mail.primary())) {
                mails.add(mail);
            } else if (email != null && email.equals(mail.address())) {
                return Objects.requireNonNullElse(known.emails(), List.of());
            }
        }
        if (email != null) {
            mails.removeIf(mail -> ComparisonKey.ofEmail(mail.address()).equals(ComparisonKey.ofEmail(email)));
            mails.addAll(0, Mail.primary(email));
        }
        return mails;
    }

    private static List<Phone> phones(EditContact known, @Nullable String number) {
        var phones = new ArrayList<Phone>();
        for (var phone : Objects.requireNonNullElse(known.phones(), List.<Phone>of())) {
            if (!Boolean.TRUE.equals(phone.primary())) {
                phones.add(phone);
            } else if (number != null && number.equals(phone.number())) {
                return Objects.requireNonNullElse(known.phones(), List.of());
            }
        }
        if (number != null) {
            phones.removeIf(phone -> phone.number().equals(number));
            phones.addAll(0, Phone.primary(number));
        }
        return phones;
    }

    private static SimpleContact simplified(ContactRecord contact, Map<UUID, String> companies) {
        return new SimpleContact(
                contact.id(),
                contact.firstName(),
                contact.lastName(),
                contact.emails().stream()
                        .filter(ContactRecord.Email::primary)
                        .map(ContactRecord.Email::address)
                        .findFirst()
                        .orElse(null),
                contact.phones().stream()
                        .filter(ContactRecord.Phone::primary)
                        .map(ContactRecord.Phone::number)
                        .findFirst()
                        .orElse(null),
                contact.accountId() == null ? null : companies.get(contact.accountId()),
                contact.jobTitle(),
                contact.createdAt(),
                contact.updatedAt());
    }
}
