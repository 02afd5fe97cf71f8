package org.rapport.admin.setting;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Asks that a setting have another value.
 *
 * @param value as the setting's schema wants it; {@code null}, which must be said, lets the default hold
 */
public record ChangeSetting(
        @JsonProperty(required = true) @Schema(required = true, implementation = Object.class) @Nullable
        JsonNode value) {

    public ChangeSetting {
        value = value == null || value.isNull() ? null : value;
    }
}
