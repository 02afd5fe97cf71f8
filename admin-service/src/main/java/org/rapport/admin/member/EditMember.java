package org.rapport.admin.member;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.rapport.admin.text.LanguageTag;
import org.rapport.admin.text.PersonName;
import org.rapport.admin.text.ZoneName;

/** Asks that the organisation say this of a member. The account itself stays as its owner has it. */
public record EditMember(
        @NotNull @PersonName String firstName,
        @NotNull @PersonName String lastName,
        @LanguageTag @Nullable String locale,
        @ZoneName @Nullable String zone) {}
