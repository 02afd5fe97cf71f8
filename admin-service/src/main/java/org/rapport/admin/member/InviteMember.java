package org.rapport.admin.member;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapport.admin.keycloak.AccountName;
import org.rapport.kit.field.EmailAddress;
import org.rapport.kit.field.LanguageTag;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.field.ZoneName;

/**
 * Asks someone to join the organisation.
 *
 * @param roles  names of roles of the organisation
 * @param locale that of the organisation if not said
 * @param zone   that of the organisation if not said
 */
public record InviteMember(
        @NotNull @EmailAddress String email,
        @NotNull @AccountName String firstName,
        @NotNull @AccountName String lastName,
        @NotEmpty @Size(max = 20) List<@NotBlank @SingleLine @Size(max = 60) String> roles,
        @LanguageTag @Nullable String locale,
        @ZoneName @Nullable String zone) {}
