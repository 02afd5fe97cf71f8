package org.rapport.events.admin;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
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
     * Actions on one type of resource. Several grants add up: the one that reaches farther counts, and of each record
     * everything can be seen and set that one of those which reach it lets be seen and set.
     *
     * @param resourceType such as {@code lead}; {@code *} for all
     * @param actions      such as {@code read}, {@code create}, {@code convert}; {@code *} for all
     * @param reach        to which of the records; older events do not say it, and mean all
     * @param hidden       properties of the records that the actions neither show nor set; older events do not say it,
     *                     and mean none
     * @param readOnly     properties that the actions do not set; older events do not say it, and mean none
     */
    public record Grant(
            String resourceType,
            List<String> actions,
            @Nullable Reach reach,
            @Nullable List<String> hidden,
            @Nullable List<String> readOnly) {

        public Grant {
            actions = Copies.of(actions);
            reach = requireNonNullElse(reach, Reach.ALL);
            hidden = Copies.of(hidden);
            readOnly = Copies.of(readOnly);
        }

        /** Actions on all resources of a type. */
        public Grant(String resourceType, List<String> actions) {
            this(resourceType, actions, Reach.ALL);
        }

        /** Actions on resources of a type, and on all of each. */
        public Grant(String resourceType, List<String> actions, Reach reach) {
            this(resourceType, actions, reach, List.of(), List.of());
        }
    }

    /** To which records of a type an action can be done, by who cares for them; each reaches farther than the one before. */
    public enum Reach {
        /** Those that one cares for oneself. */
        @JsonProperty("own")
        OWN,
        /** Also those of the members of one's teams, and of the teams below those that one leads. */
        @JsonProperty("team")
        TEAM,
        /** Those of everybody, and of nobody. */
        @JsonProperty("all")
        ALL
    }
}
