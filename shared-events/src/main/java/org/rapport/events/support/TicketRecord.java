package org.rapport.events.support;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmRecord;
import org.rapport.events.PersonalData;

/**
 * Something that a customer asks for, until it is solved.
 *
 * @param number           for people, counted in the organisation
 * @param follows          the closed ticket on which the customer wrote again, if that is how this one came to be
 * @param assigneeId       the subject of the agent who works on it
 * @param messageCount     how many messages there are
 * @param firstRespondedAt when an agent first answered the customer
 */
public record TicketRecord(
        UUID id,
        long version,
        String number,
        @Nullable @PersonalData String subject,
        @Nullable @PersonalData String description,
        Status status,
        Priority priority,
        @PersonalData @Nullable Customer customer,
        @Nullable Predecessor follows,
        @Nullable String assigneeId,
        @Nullable String queue,
        Channel channel,
        @Nullable Escalation escalation,
        int messageCount,
        @Nullable @PersonalData Message lastMessage,
        @Nullable Instant firstRespondedAt,
        @Nullable Instant solvedAt,
        @Nullable Instant closedAt,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public TicketRecord {
        requireNonNull(id, "id");
    }

    /** Where it stands. */
    public enum Status {
        @JsonProperty("new")
        NEW,
        @JsonProperty("open")
        OPEN,
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("on-hold")
        ON_HOLD,
        @JsonProperty("solved")
        SOLVED,
        @JsonProperty("closed")
        CLOSED
    }

    /** How urgent it is. */
    public enum Priority {
        @JsonProperty("low")
        LOW,
        @JsonProperty("normal")
        NORMAL,
        @JsonProperty("high")
        HIGH,
        @JsonProperty("urgent")
        URGENT
    }

    /** How it came. */
    public enum Channel {
        @JsonProperty("email")
        EMAIL,
        @JsonProperty("phone")
        PHONE,
        @JsonProperty("chat")
        CHAT,
        @JsonProperty("web")
        WEB,
        @JsonProperty("portal")
        PORTAL,
        @JsonProperty("api")
        API
    }

    /** Who asks, as sales knows them. */
    public record Customer(
            @Nullable UUID contactId,
            @Nullable UUID accountId,
            @Nullable @PersonalData String name,
            @Nullable @PersonalData String email) {}

    /**
     * Another ticket, which this one follows.
     *
     * @param number for people
     */
    public record Predecessor(UUID id, String number) {}

    /**
     * That it was raised.
     *
     * @param level from 1
     * @param by    the subject of who raised it
     */
    public record Escalation(int level, String reason, Instant at, String by) {}

    /**
     * A message.
     *
     * @param internal whether the customer must not see it
     * @param authorId the subject of the agent; absent where the customer wrote it
     */
    public record Message(
            UUID id,
            boolean internal,
            @Nullable String authorId,
            @Nullable @PersonalData String authorName,
            @Nullable @PersonalData String body,
            Instant at) {}
}
