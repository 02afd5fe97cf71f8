package org.rapport.marketing.capture;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.SingleLine;

/**
 * What a visitor sends.
 *
 * @param fields   the answers by the names of the form's fields: texts, numbers or true and false
 * @param consent  whether the visitor agrees to what the form asks
 * @param utm      the campaign that brought the visitor
 * @param referrer the page that led to the form
 * @param trap     must be left empty; programs that fill in everything betray themselves by it
 */
public record SubmitForm(
        @JsonSetter(contentNulls = Nulls.SET) @Size(max = 100) @Schema(type = SchemaType.OBJECT)
        Map<@SingleLine @Size(max = 60) String, JsonNode> fields,

        @Nullable Boolean consent,
        @Valid @Nullable Utm utm,
        @SingleLine @Size(max = 2_000) @Nullable String referrer,
        @Size(max = 1_000) @Nullable String trap) {

    public SubmitForm {
        fields = fields == null ? Map.of() : fields;
    }

    boolean isByProgram() {
        return trap != null && !trap.isEmpty();
    }

    boolean agrees() {
        return Boolean.TRUE.equals(consent);
    }
}
