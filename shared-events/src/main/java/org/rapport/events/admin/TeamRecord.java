package org.rapport.events.admin;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Copies;
import org.rapport.events.CrmRecord;

/**
 * Members who work together: a role may reach the records of all of them.
 *
 * @param name     no other team of the organisation has it, in whatever case
 * @param parentId the team that this one is part of; teams are a forest
 */
public record TeamRecord(
        UUID id,
        long version,
        String name,
        @Nullable String description,
        @Nullable UUID parentId,
        List<Membership> members,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public TeamRecord {
        requireNonNull(id, "id");
        members = Copies.of(members);
    }

    /**
     * Someone in the team.
     *
     * @param memberId of the organisation's members
     * @param lead     whether he leads the team, and with it the teams below
     */
    public record Membership(UUID memberId, boolean lead) {}
}
