package org.rapport.sales.timeline;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened around an account or a contact.
 *
 * @param id      of the event
 * @param type    of the event, such as {@code org.rapport.support.ticket.escalated.v1}
 * @param subject the record to which it happened
 * @param title   how people know that record
 * @param text    what there is to say of it: a reason, a message, a status
 * @param actorId the subject of who did it
 */
public record TimelineItem(
        UUID id,
        Instant time,
        String type,
        Subject subject,
        String title,
        @Nullable String text,
        String actorId,
        @Nullable UUID accountId,
        @Nullable UUID contactId) {

    /**
     * A record of any service.
     *
     * @param type such as {@code ticket}
     */
    public record Subject(String type, UUID id) {}
}
