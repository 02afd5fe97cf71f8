package org.rapport.events.admin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmRecord;

/**
 * What an organisation says of a setting.
 *
 * @param key   which one: {@code sales.free-mail-domains}
 * @param value as the setting's schema describes it; absent where the default holds again
 */
public record SettingRecord(
        UUID id,
        long version,
        String key,
        @Nullable JsonNode value,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public SettingRecord {
        requireNonNull(id, "id");
        value = value == null || value.isNull() ? null : value;
    }
}
