package org.rapport.admin.member;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.rapport.admin.keycloak.AccountName;
import org.rapport.kit.field.LanguageTag;
import org.rapport.kit.field.ZoneName;

/** Asks that the organisation say this of a member. The account itself stays as its owner has it. */
public record EditMember(
        @NotNull @AccountName String firstName,
        @NotNull @AccountName String lastName,
        @LanguageTag @Nullable String locale,
        @ZoneName @Nullable String zone) {}
