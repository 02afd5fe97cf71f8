package org.rapport.sales.contact;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.kit.consent.GiveConsent;
import org.rapport.kit.field.LanguageTag;
import org.rapport.kit.field.PersonName;
import org.rapport.kit.field.PostalAddress;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.field.ZoneName;
import org.rapport.kit.record.Tells;
import org.rapport.sales.account.EditAccount;
import org.rapport.sales.contact.EditContact.Mail;
import org.rapport.sales.contact.EditContact.Phone;

/**
 * Asks for a new contact.
 *
 * @param company  the name of the account for which the person works in the first place, instead of {@code accountId}: the
 *                 one that has had it the longest, or a new one
 * @param source   how it came
 * @param touch    the campaign that brought it; kept as the first touch for ever
 * @param consents what the person allowed
 * @param ownerId  the subject of the member who cares for it; the caller if not said
 */
public record CreateContact(
        @SingleLine @Size(min = 1, max = EditContact.AFFIX) @Nullable
        String salutation,

        @PersonName @Nullable String firstName,
        @PersonName @Nullable String middleName,
        @PersonName @Nullable String lastName,

        @SingleLine @Size(min = 1, max = EditContact.AFFIX) @Nullable
        String suffix,

        @LanguageTag @Nullable String language,
        @ZoneName @Nullable String zone,
        @SingleLine @Size(max = 100) @Nullable String jobTitle,
        @SingleLine @Size(max = 100) @Nullable String department,
        @Size(max = 20) @Nullable List<@Valid Mail> emails,
        @Size(max = 20) @Nullable List<@Valid Phone> phones,
        @PostalAddress @Nullable Address address,
        @Nullable UUID accountId,

        @Tells("accountId") @SingleLine @Size(max = EditAccount.LONGEST_NAME) @Nullable
        String company,

        @Nullable UUID reportsToId,
        @Nullable Boolean doNotCall,
        @Nullable Boolean doNotEmail,
        @Nullable Boolean doNotText,
        @Nullable Boolean doNotPost,
        @Size(max = 10_000) @Nullable String description,
        @SingleLine @Size(max = 60) @Nullable String source,
        @Tells("firstTouch") @Valid @Nullable TellTouch touch,
        @Size(max = 20) @Nullable List<@Valid GiveConsent> consents,
        @SingleLine @Size(min = 1, max = 100) @Nullable String ownerId) {

    EditContact details() {
        return new EditContact(
                salutation,
                firstName,
                middleName,
                lastName,
                suffix,
                language,
                zone,
                jobTitle,
                department,
                emails,
                phones,
                address,
                accountId,
                reportsToId,
                doNotCall,
                doNotEmail,
                doNotText,
                doNotPost,
                description,
                ownerId);
    }
}
