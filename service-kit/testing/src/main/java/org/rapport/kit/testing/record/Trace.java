package org.rapport.kit.testing.record;

import static org.rapport.kit.testing.TestTenant.ACME;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.testing.Broker;

/** What commands on a record of ACME have left. */
final class Trace {

    private Trace() {}

    /** The record as the journal has it, version by version. */
    static List<JsonNode> journal(RecordType<?, ?> type, String id) {
        return ServiceTables.column(
                        ACME.id().toString(),
                        "select record from journal where aggregate_type = '%s' and aggregate_id = '%s' order by version"
                                .formatted(type, id))
                .stream()
                .map(Json::read)
                .toList();
    }

    /** The events that told of the record, each once. */
    static List<Envelope<JsonNode>> events(String id) {
        String service = ConfigProvider.getConfig().getValue("crm.service", String.class);
        var events = new ArrayList<Envelope<JsonNode>>();
        for (var topic : Topics.of(service)) {
            for (var message : Broker.all(topic.name())) {
                Envelope<JsonNode> event = CrmEvents.read(message.value());
                // An event may come again after the relay was interrupted.
                if (event.aggregateId().equals(UUID.fromString(id)) && event.sequence() == events.size() + 1) {
                    events.add(event);
                }
            }
        }
        return events;
    }
}
