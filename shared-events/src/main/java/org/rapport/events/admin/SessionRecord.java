package org.rapport.events.admin;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmRecord;

/**
 * A login that ended before its tokens did.
 *
 * @param sid       the session, as the claim {@code sid} of its tokens names it
 * @param subject   whose it was
 * @param expiresAt when the last of its tokens is expired, and it can be forgotten
 */
public record SessionRecord(
        UUID id,
        long version,
        String sid,
        String subject,
        Instant expiresAt,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public SessionRecord {
        requireNonNull(id, "id");
    }
}
