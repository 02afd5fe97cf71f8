package org.rapport.marketing.form;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapport.events.marketing.FormRecord.Field;
import org.rapport.events.marketing.FormRecord.FieldType;
import org.rapport.kit.field.SingleLine;

/**
 * Asks for a field of a form.
 *
 * @param name      in a submission; {@link PersonField} names those that fill the person
 * @param required  whether a submission must answer it; no if not said
 * @param maxLength how many characters an answer may have; the type's own limit if not said
 * @param options   what can be chosen, where the type is a choice
 */
public record FormField(
        @NotNull
        @Pattern(
                regexp = "[A-Za-z][A-Za-z0-9_-]{0,59}",
                message = "must be a letter, then up to 59 letters, digits, _ and -")
        String name,

        @NotBlank @SingleLine @Size(max = 200) String label,
        @NotNull FieldType type,
        @Nullable Boolean required,
        @Min(1) @Max(10_000) @Nullable Integer maxLength,
        @Size(max = 100) List<@NotBlank @SingleLine @Size(max = 200) String> options) {

    public FormField {
        options = options == null ? List.of() : options;
    }

    Field toField() {
        return new Field(name, label, type, Boolean.TRUE.equals(required), maxLength, options);
    }

    static FormField of(Field field) {
        return new FormField(
                field.name(), field.label(), field.type(), field.required(), field.maxLength(), field.options());
    }
}
