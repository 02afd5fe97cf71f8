package org.rapport.marketing.capture;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
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

/**
 * Tells of a person who became known elsewhere.
 *
 * @param externalId how the client names this capture; the same one is taken once
 * @param utm        the campaign that brought the person
 * @param referrer   the page that led to us
 * @param consents   what the person has allowed or refused
 * @param fields     whatever else was said
 */
public record CreateCapture(
        @SingleLine @Size(min = 1, max = 200) @Nullable String externalId,
        @PersonName @Nullable String firstName,
        @PersonName @Nullable String lastName,
        @SingleLine @Size(max = 200) @Nullable String company,
        @SingleLine @Size(max = 100) @Nullable String jobTitle,
        @EmailAddress @Nullable String email,
        @PhoneNumber @Nullable String phone,
        @WebAddress @Nullable String website,
        @PostalAddress @Nullable Address address,
        @Size(max = 10_000) @Nullable String message,
        @NotNegative @Nullable Money estimatedValue,
        @Tells("touch") @Valid @Nullable Utm utm,

        @Tells("touch") @SingleLine @Size(max = 2_000) @Nullable
        String referrer,

        @Size(max = 20) List<@NotNull @Valid GiveConsent> consents,

        @Size(max = 50)
        Map<
                        @Pattern(
                                regexp = "[A-Za-z][A-Za-z0-9_-]{0,59}",
                                message = "must be a letter, then up to 59 letters, digits, _ and -")
                        String,
                        @NotNull @Size(max = 1_000) String>
                fields) {

    public CreateCapture {
        consents = consents == null ? List.of() : consents;
        fields = fields == null ? Map.of() : fields;
    }
}
