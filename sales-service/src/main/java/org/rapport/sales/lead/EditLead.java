package org.rapport.sales.lead;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.events.Money;
import org.rapport.kit.field.EmailAddress;
import org.rapport.kit.field.NotNegative;
import org.rapport.kit.field.PersonName;
import org.rapport.kit.field.PhoneNumber;
import org.rapport.kit.field.PostalAddress;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.field.WebAddress;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.text.Texts;

/** Asks that a lead say this of its person and company. Status and owner have operations of their own. */
public record EditLead(
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
        @NotNegative @Nullable Money estimatedValue) {

    /** Whether it tells of whom or what to speak. */
    boolean namesSomebody() {
        return !Stream.of(firstName, lastName, company, email, phone).allMatch(Texts::isBlank);
    }

    /** @throws DomainException.RuleBroken unless it {@link #namesSomebody()} */
    void requireSomebody() {
        if (!namesSomebody()) {
            throw new DomainException.RuleBroken(
                    "lead-without-name",
                    "A lead needs a name, a company, an e-mail address or a telephone number.",
                    "/lastName",
                    "must not be empty where all of these are");
        }
    }

    /** The same of another contact and with another score. */
    EditLead with(@Nullable UUID contact, @Nullable Integer points) {
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
                points,
                contact,
                estimatedValue);
    }
}
