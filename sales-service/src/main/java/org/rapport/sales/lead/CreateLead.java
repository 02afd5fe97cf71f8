package org.rapport.sales.lead;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.events.Money;
import org.rapport.kit.consent.GiveConsent;
import org.rapport.kit.field.EmailAddress;
import org.rapport.kit.field.NotNegative;
import org.rapport.kit.field.PersonName;
import org.rapport.kit.field.PhoneNumber;
import org.rapport.kit.field.PostalAddress;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.field.WebAddress;
import org.rapport.kit.record.Tells;
import org.rapport.sales.contact.TellTouch;

/**
 * Asks for a new lead.
 *
 * @param source   how it came; kept as it is
 * @param touch    the campaign that brought it; kept as the first touch for ever
 * @param consents what the person allowed
 * @param ownerId  who works on it; the caller if not said
 */
public record CreateLead(
        @PersonName @Nullable String firstName,
        @PersonName @Nullable String lastName,
        @SingleLine @Size(max = 200) @Nullable String company,
        @SingleLine @Size(max = 100) @Nullable String jobTitle,
        @EmailAddress @Nullable String email,
        @PhoneNumber @Nullable String phone,
        @WebAddress @Nullable String website,
        @PostalAddress @Nullable Address address,
        @Size(max = Lead.LONGEST_DESCRIPTION) @Nullable String description,
        @Min(0) @Max(100) @Nullable Integer score,
        @Nullable UUID contactId,
        @NotNegative @Nullable Money estimatedValue,
        @SingleLine @Size(max = 60) @Nullable String source,
        @Tells("firstTouch") @Valid @Nullable TellTouch touch,
        @Size(max = 20) @Nullable List<@Valid GiveConsent> consents,
        @SingleLine @Size(min = 1, max = 100) @Nullable String ownerId) {

    EditLead details() {
        return new EditLead(
                firstName,
                lastName,
                company,
                jobTitle,
                email,
                phone,
                website,
                address,
                description,
                score,
                contactId,
                estimatedValue);
    }
}
