package org.rapport.sales.contact;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.kit.consent.GiveConsent;
import org.rapport.kit.field.PersonName;
import org.rapport.kit.field.PostalAddress;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.record.Tells;
import org.rapport.sales.contact.EditContact.Mail;
import org.rapport.sales.contact.EditContact.Phone;

/**
 * Asks for a new contact.
 *
 * @param source   how it came
 * @param touch    the campaign that brought it; kept as the first touch for ever
 * @param consents what the person allowed
 * @param ownerId  the subject of the member who cares for it; the caller if not said
 */
public record CreateContact(
        @PersonName @Nullable String firstName,
        @PersonName @Nullable String lastName,
        @SingleLine @Size(max = 100) @Nullable String jobTitle,
        @SingleLine @Size(max = 100) @Nullable String department,
        @Size(max = 20) @Nullable List<@Valid Mail> emails,
        @Size(max = 20) @Nullable List<@Valid Phone> phones,
        @PostalAddress @Nullable Address address,
        @Nullable UUID accountId,
        @Nullable Boolean doNotCall,
        @Size(max = 10_000) @Nullable String description,
        @SingleLine @Size(max = 60) @Nullable String source,
        @Tells("firstTouch") @Valid @Nullable TellTouch touch,
        @Size(max = 20) @Nullable List<@Valid GiveConsent> consents,
        @SingleLine @Size(min = 1, max = 100) @Nullable String ownerId) {

    EditContact details() {
        return new EditContact(
                firstName,
                lastName,
                jobTitle,
                department,
                emails,
                phones,
                address,
                accountId,
                doNotCall,
                description,
                ownerId);
    }
}
