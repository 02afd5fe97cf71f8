package org.rapport.admin.setting;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.SettingRecord;
import org.rapport.events.setting.Setting;
import org.rapport.kit.http.Versioned;

/**
 * A setting, and what holds of it in an organisation.
 *
 * @param id           of what the organisation says, also in the audit trail; absent while it never said anything
 * @param version      0 while it never said anything
 * @param schema       the JSON Schema of the values that can be said
 * @param defaultValue what holds where the organisation says nothing
 * @param value        what holds
 * @param own          whether the organisation says so, and not the default
 */
public record SettingView(
        @Nullable UUID id,
        long version,
        String key,
        String title,
        String description,
        @Schema(implementation = Object.class) JsonNode schema,

        @JsonProperty("default") @Schema(implementation = Object.class)
        JsonNode defaultValue,

        @Schema(implementation = Object.class) JsonNode value,
        boolean own,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy)
        implements Versioned {

    static SettingView of(Setting<?> setting, @Nullable SettingRecord said) {
        boolean own = said != null && said.value() != null;
        return new SettingView(
                said == null ? null : said.id(),
                said == null ? 0 : said.version(),
                setting.key(),
                setting.title(),
                setting.description(),
                setting.schema(),
                setting.defaultValue(),
                own ? said.value() : setting.defaultValue(),
                own,
                said == null ? null : said.updatedAt(),
                said == null ? null : said.updatedBy());
    }
}
