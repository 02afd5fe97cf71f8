package org.rapport.events.admin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Copies;
import org.rapport.events.CrmRecord;

/**
 * A rule on who may do what to which records, beside what roles allow. What is in force is another thing than what is being
 * worked on.
 *
 * @param name     for people to read; no other policy of the organisation has it, in whatever case
 * @param rule     what is being worked on, and in force once it is published
 * @param missingIndexes the attributes without an index of which {@code rule} asks: where it allows few records, lists read
 *                       all others to find them
 * @param inForce  what every service goes by; absent if it was never published, or was withdrawn
 * @param earlier  what was in force before, the last first, at most ten
 */
public record PolicyRecord(
        UUID id,
        long version,
        String name,
        @Nullable String description,
        Status status,
        Rule rule,
        @Nullable List<String> missingIndexes,
        @Nullable Release inForce,
        List<Release> earlier,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public PolicyRecord {
        requireNonNull(id, "id");
        missingIndexes = Copies.of(missingIndexes);
        earlier = Copies.of(earlier);
    }

    /** Whether a rule of it is in force. */
    public enum Status {
        /** None ever was. */
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("published")
        PUBLISHED,
        /** One was. */
        @JsonProperty("withdrawn")
        WITHDRAWN
    }

    /**
     * Allows or denies actions on the records of one type of which the condition is true. What is denied is not allowed,
     * whatever else allows it. Where the condition is unknown, for a value that is absent, nothing is allowed and it is denied.
     *
     * @param resourceType such as {@code lead}; {@code *} for all, and then the condition asks nothing of the record
     * @param actions      such as {@code read}; {@code *} for all
     * @param roles        the names of roles; it speaks of who holds one of them, or of every member if there is none
     * @param condition    in CEL, over {@code resource}, {@code subject} and {@code context}; always true if absent
     * @param hidden       properties that the actions neither show nor set: where they are allowed by this alone, or, if it
     *                     denies, of whatever is allowed; a rule that denies properties does not deny the record
     * @param readOnly     properties that the actions do not set, likewise
     * @param stepUp       of a rule that denies: how one has to have signed in for it to deny nothing, as an {@code acr} of
     *                     OpenID Connect, such as {@code 2}; if absent it denies however that was
     */
    public record Rule(
            Effect effect,
            String resourceType,
            List<String> actions,
            List<String> roles,
            @Nullable String condition,
            List<String> hidden,
            List<String> readOnly,
            @Nullable String stepUp) {

        public Rule {
            actions = Copies.of(actions);
            roles = Copies.of(roles);
            hidden = Copies.of(hidden);
            readOnly = Copies.of(readOnly);
        }
    }

    /** What a rule does. */
    public enum Effect {
        @JsonProperty("allow")
        ALLOW,
        @JsonProperty("deny")
        DENY
    }

    /**
     * A rule, as it was put in force.
     *
     * @param number counts what was published of the policy, from 1
     */
    public record Release(int number, Rule rule, Instant publishedAt, String publishedBy) {}
}
