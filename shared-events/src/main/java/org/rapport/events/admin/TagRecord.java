package org.rapport.events.admin;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmRecord;

/**
 * A word by which records of every type can be found together.
 *
 * @param name  no other tag of the organisation has it, in whatever case
 * @param color of the label that shows it, as CSS writes it: {@code #1d4ed8}
 */
public record TagRecord(
        UUID id,
        long version,
        String name,
        String color,
        @Nullable String description,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public TagRecord {
        requireNonNull(id, "id");
    }
}
