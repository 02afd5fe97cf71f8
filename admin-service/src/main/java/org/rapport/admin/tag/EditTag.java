package org.rapport.admin.tag;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.SingleLine;

/**
 * Asks that a tag, new or known, say this.
 *
 * @param color grey if not said
 */
public record EditTag(
        @NotBlank @SingleLine @Size(max = 60) String name,

        @Pattern(regexp = "#[0-9a-f]{6}", message = "must be a color such as #1d4ed8") @Nullable
        String color,

        @Size(max = 1_000) @Nullable String description) {}
