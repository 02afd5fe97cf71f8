package org.rapport.events.admin;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmRecord;

/**
 * That an operator gave a dead letter once more to the consumer that could not handle it. It never changes; each replay of
 * a letter is one of its own.
 *
 * @param letterId        of the letter, among the dead letters of the API
 * @param topic           where the letter lies
 * @param consumer        to whom it was given
 * @param originTopic     where the event was published first
 * @param originPartition of that topic
 * @param originOffset    in that partition
 * @param eventId         absent, like what follows, where the letter is no event at all
 * @param eventType       such as {@code org.rapport.sales.lead.created.v1}
 * @param eventSubject    the record that the event is about, such as {@code lead/0198…}
 * @param eventTenantId   the organisation whose record that is
 */
public record DeadLetterReplayRecord(
        UUID id,
        long version,
        String letterId,
        String topic,
        String consumer,
        String originTopic,
        int originPartition,
        long originOffset,
        @Nullable UUID eventId,
        @Nullable String eventType,
        @Nullable String eventSubject,
        @Nullable UUID eventTenantId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public DeadLetterReplayRecord {
        requireNonNull(id, "id");
    }
}
