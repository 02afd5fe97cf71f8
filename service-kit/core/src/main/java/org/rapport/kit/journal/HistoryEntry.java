package org.rapport.kit.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one command did to a record.
 *
 * @param eventId       of the published event
 * @param version       of the record, after it
 * @param type          of the event
 * @param time          when
 * @param actor         {@code {subject, name, type, client, onBehalfOf}}
 * @param requestId     of the request
 * @param transactionId shared with the other records that the command changed
 * @param reason        why, where the caller said so
 * @param changes       {@code [{field, before, after}]}
 */
public record HistoryEntry(
        UUID eventId,
        long version,
        String type,
        Instant time,
        @Schema(implementation = Object.class) JsonNode actor,
        @Nullable String requestId,
        UUID transactionId,
        @Nullable String reason,
        @Schema(implementation = Object[].class) JsonNode changes) {

    /**
     * The same without what tells of {@code properties}; without the reason too where any of them changed, since that may
     * be what was said of it.
     */
    public HistoryEntry without(Set<String> properties) {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        changes.forEach(change -> {
            if (!properties.contains(change.path("field").asText().substring(1))) {
                shown.add(change);
            }
        });
        return shown.size() == changes.size()
                ? this
                : new HistoryEntry(eventId, version, type, time, actor, requestId, transactionId, null, shown);
    }
}
