package org.rapport.admin.audittrail;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.FieldChange;

/**
 * Who did what to a record.
 *
 * @param eventId       of the event that told of it
 * @param service       whose record it is
 * @param version       of the record, after it
 * @param transactionId shared by all that one command did
 * @param reason        why, in the words of the caller, where they were asked for
 * @param requestId     of the request, as {@code X-Request-Id} named it
 * @param traceParent   W3C trace context of the request
 * @param changes       each property that changed, before and after
 */
public record AuditRecord(
        UUID eventId,
        Instant time,
        Actor actor,
        String service,
        String aggregateType,
        UUID aggregateId,
        long version,
        String eventType,
        UUID transactionId,
        @Nullable String reason,
        @Nullable String requestId,
        @Nullable String traceParent,
        List<FieldChange> changes) {

    public AuditRecord {
        changes = List.copyOf(changes);
    }

    /**
     * The same without what tells of {@code properties}; without the reason too where any of them changed, since that may
     * be what was said of it.
     */
    AuditRecord without(Set<String> properties) {
        List<FieldChange> shown = changes.stream()
                .filter(change -> !properties.contains(change.property()))
                .toList();
        return shown.size() == changes.size() ? this : withoutReason(shown);
    }

    /** That it was done, without what changed and why. */
    AuditRecord withoutChanges() {
        return withoutReason(List.of());
    }

    private AuditRecord withoutReason(List<FieldChange> shown) {
        return new AuditRecord(
                eventId,
                time,
                actor,
                service,
                aggregateType,
                aggregateId,
                version,
                eventType,
                transactionId,
                null,
                requestId,
                traceParent,
                shown);
    }

    /**
     * Who did it.
     *
     * @param subject    of the caller's token, or the suite's own part that did it
     * @param type       {@code person}, {@code service}, {@code anonymous} or {@code system}
     * @param name       of the member whose subject it is, as long as the organisation has one
     * @param onBehalfOf the subject for whom, or because of whom, it was done
     */
    public record Actor(
            String subject,
            String type,
            @Nullable String name,
            @Nullable String onBehalfOf) {}
}
