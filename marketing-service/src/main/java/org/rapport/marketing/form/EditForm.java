package org.rapport.marketing.form;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapport.events.marketing.FormRecord;

/**
 * Asks for a form, or that a form be this.
 *
 * @param status      whether it can be filled in; a new form is active if not said, and another one stays as it is
 * @param redirectUrl where the visitor goes afterwards
 * @param thanks      to show afterwards, where there is no redirect
 * @param campaign    which submissions without {@code utm_campaign} count for
 */
public record EditForm(
        @NotBlank @Size(max = 200) String name,
        FormRecord.@Nullable Status status,
        @Size(max = 200) @Nullable String title,
        @Size(max = 2_000) @Nullable String description,
        @Size(max = 50) List<@NotNull @Valid FormField> fields,
        @Valid @Nullable ConsentQuestion consent,

        @Size(max = 2_000)
        @Pattern(
                regexp = "https?://[^\\s\"<>\\\\]+",
                message = "must be an address that begins with https:// or http://")
        @Nullable
        String redirectUrl,

        @Size(max = 2_000) @Nullable String thanks,
        @Size(max = 100) @Nullable String campaign) {

    public EditForm {
        fields = fields == null ? List.of() : fields;
    }
}
