package org.rapport.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That one record is shared with a person or a team: who may read or edit records of its type at all may do it to this one too,
 * whoever cares for it.
 *
 * @param resourceType of the record, such as {@code lead}
 * @param memberId     with whom, if that is a person
 * @param teamId       with whom, if that is a team: with whoever is in it at the time
 * @param level        what those may do
 * @param until        when it ends by itself; never, where absent
 */
public record ShareRecord(
        UUID id,
        long version,
        String resourceType,
        UUID recordId,
        @Nullable UUID memberId,
        @Nullable UUID teamId,
        Level level,
        @Nullable Instant until,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public ShareRecord {
        requireNonNull(id, "id");
    }

    /** What those may do with whom a record is shared. */
    public enum Level {
        @JsonProperty("read")
        READ,
        /** Read it too. */
        @JsonProperty("edit")
        EDIT
    }
}
