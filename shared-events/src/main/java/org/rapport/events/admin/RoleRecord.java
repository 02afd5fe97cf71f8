package org.rapport.events.admin;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Copies;
import org.rapport.events.CrmRecord;

/**
 * What the members who hold it may do.
 *
 * @param name   by which members hold it: {@code sales-rep}
 * @param title  for people to read
 * @param system whether it came with the suite, and stays
 */
public record RoleRecord(
        UUID id,
        long version,
        String name,
        String title,
        @Nullable String description,
        boolean system,
        List<Grant> grants,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public RoleRecord {
        requireNonNull(id, "id");
        grants = Copies.of(grants);
    }

    /**
     * Actions on one type of resource.
     *
     * @param resourceType such as {@code lead}; {@code *} for all
     * @param actions      such as {@code read}, {@code create}, {@code convert}; {@code *} for all
     */
    public record Grant(String resourceType, List<String> actions) {

        public Grant {
            actions = Copies.of(actions);
        }
    }
}
