package org.rapport.admin.organization;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.CurrencyCode;
import org.rapport.kit.field.LanguageTag;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.field.ZoneName;

/** Asks that an organisation be called this, and work in this language, currency and time zone. */
public record EditOrganization(
        @NotBlank @SingleLine @Size(max = 200) String name,
        @NotNull @LanguageTag String locale,
        @NotNull @CurrencyCode String currency,
        @NotNull @ZoneName String zone,
        @SingleLine @Size(min = 1, max = 60) @Nullable String plan) {}
