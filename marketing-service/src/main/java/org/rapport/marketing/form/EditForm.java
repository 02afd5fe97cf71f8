package org.rapport.marketing.form;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapport.events.marketing.FormRecord;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.field.WebAddress;

/**
 * Asks for a form, or that a form be this.
 *
 * @param status      whether it can be filled in; a new form is active if not said, and another one stays as it is
 * @param redirectUrl where the visitor goes afterwards
 * @param thanks      to show afterwards, where there is no redirect
 * @param campaign    which submissions without {@code utm_campaign} count for
 */
public record EditForm(
        @NotBlank @SingleLine @Size(max = 200) String name,
        FormRecord.@Nullable Status status,
        @SingleLine @Size(max = 200) @Nullable String title,
        @Size(max = 2_000) @Nullable String description,
        @Size(max = 50) List<@NotNull @Valid FormField> fields,
        @Valid @Nullable ConsentQuestion consent,

        @WebAddress(max = EditForm.LONGEST_REDIRECT)
        @Size(max = EditForm.LONGEST_REDIRECT)
        @Pattern(regexp = "https?://.*", message = "must be an address that begins with https:// or http://")
        @Nullable
        String redirectUrl,

        @Size(max = 2_000) @Nullable String thanks,
        @SingleLine @Size(max = 100) @Nullable String campaign) {

    private static final int LONGEST_REDIRECT = 2_000;

    public EditForm {
        fields = fields == null ? List.of() : fields;
    }
}
