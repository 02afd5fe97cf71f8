package org.rapport.admin.organization;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.rapport.admin.keycloak.AccountName;
import org.rapport.kit.field.CurrencyCode;
import org.rapport.kit.field.EmailAddress;
import org.rapport.kit.field.LanguageTag;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.field.ZoneName;

/**
 * Asks for a new organisation.
 *
 * @param alias              its short name in tokens and addresses, for ever
 * @param firstAdministrator who is invited, to invite the others
 */
public record CreateOrganization(
        @NotNull
        @Pattern(
                regexp = "[a-z][a-z0-9-]{1,38}[a-z0-9]",
                message = "must be 3 to 40 lower-case letters, digits or dashes, and begin with a letter")
        String alias,

        @NotBlank @SingleLine @Size(max = 200) String name,
        @NotNull @LanguageTag String locale,
        @NotNull @CurrencyCode String currency,
        @NotNull @ZoneName String zone,
        @SingleLine @Size(min = 1, max = 60) @Nullable String plan,
        @NotNull @Valid Person firstAdministrator) {

    /** Someone to invite. */
    public record Person(
            @NotNull @EmailAddress String email,
            @NotNull @AccountName String firstName,
            @NotNull @AccountName String lastName) {}

    EditOrganization details() {
        return new EditOrganization(name, locale, currency, zone, plan);
    }
}
