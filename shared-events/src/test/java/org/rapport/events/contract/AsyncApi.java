package org.rapport.events.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.rapport.events.CrmEvent;
import org.rapport.events.CrmEvents;
import org.rapport.events.EventCatalogue;
import org.rapport.events.Topics;

/** The AsyncAPI 3.0 document: topics, messages, and the schema of everything in them. */
final class AsyncApi {

    private static final ObjectMapper JSON = CrmEvents.mapper();
    private static final String SCHEMAS = "#/components/schemas/";

    private AsyncApi() {}

    static ObjectNode document() {
        ObjectNode document = JSON.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.put("id", "urn:rapport:events");
        ObjectNode info = document.putObject("info");
        info.put("title", "Rapport CRM events");
        info.put("version", "1");
        info.put("description", """
                Every command on a record is one event on Kafka: a CloudEvent with the whole record after the change. \
                Topics are compacted: the last event of each record stays for ever, so a reader that starts at offset \
                zero arrives at the present state. A value of null (a tombstone) means that the record was purged. \
                Within a version, properties are added and nothing else changes: ignore what you do not know.""");
        info.putObject("license").put("name", "Apache-2.0");
        document.put("defaultContentType", CrmEvents.CONTENT_TYPE);
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        for (Class<? extends CrmEvent> family : EventCatalogue.families()) {
            channel(channels, operations, family);
        }
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        ObjectNode schemas = components.putObject("schemas");
        schemas.set("CloudEvent", cloudEvent());
        schemas.setAll(Schemas.all("components/schemas"));
        EventCatalogue.all().forEach(entry -> message(messages, entry));
        return document;
    }

    private static void channel(ObjectNode channels, ObjectNode operations, Class<? extends CrmEvent> family) {
        String topic = EventCatalogue.topic(family);
        ObjectNode channel = channels.putObject(topic);
        channel.put("address", topic);
        Javadoc.of(family).ifPresent(text -> channel.put("description", text));
        ObjectNode messages = channel.putObject("messages");
        EventCatalogue.all().stream().filter(entry -> entry.family() == family).forEach(entry -> messages.putObject(
                        entry.type())
                .put("$ref", "#/components/messages/" + entry.type()));
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic);
        Topics.Definition definition = Topics.all().stream()
                .filter(candidate -> candidate.name().equals(topic))
                .findFirst()
                .orElseThrow();
        kafka.put("partitions", definition.partitions());
        kafka.putObject("topicConfiguration").putArray("cleanup.policy").add("compact");
        kafka.put("bindingVersion", "0.5.0");
        ObjectNode operation = operations.putObject(topic + ".publish");
        operation.put("action", "send");
        operation.putObject("channel").put("$ref", "#/channels/" + topic);
    }

    private static void message(ObjectNode messages, EventCatalogue.Entry entry) {
        ObjectNode message = messages.putObject(entry.type());
        message.put("name", entry.type());
        Javadoc.of(entry.event()).ifPresent(text -> message.put("summary", text));
        message.put("contentType", CrmEvents.CONTENT_TYPE);
        ObjectNode payload = message.putObject("payload");
        var parts = payload.putArray("allOf");
        parts.addObject().put("$ref", SCHEMAS + "CloudEvent");
        ObjectNode part = parts.addObject();
        ObjectNode properties = part.put("type", "object").putObject("properties");
        properties.putObject("source").put("const", entry.source());
        properties.putObject("type").put("const", entry.type());
        properties.putObject("subject").put("pattern", "^" + entry.aggregate() + "/[0-9a-f-]{36}$");
        properties.putObject("dataschema").put("const", entry.schema());
        properties.putObject("data").put("$ref", SCHEMAS + Schemas.name(entry.event()));
        ObjectNode key = message.putObject("bindings").putObject("kafka").putObject("key");
        key.put("type", "string").put("description", "<tenantid>:<id of the record>");
    }

    /** The attributes, of which tenantid and those after it are extensions of ours. */
    static ObjectNode cloudEvent() {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        schema.put("description", "CloudEvents 1.0, structured mode.");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("specversion").put("type", "string").put("const", "1.0");
        attribute(properties, "id", Map.of("format", "uuid"), "Unique: who remembers it does nothing twice.");
        attribute(properties, "source", Map.of(), "The producer.");
        attribute(properties, "type", Map.of(), "What happened.");
        attribute(properties, "subject", Map.of(), "The kind of record and its id: lead/<id>.");
        attribute(properties, "time", Map.of("format", "date-time"), "When it happened.");
        attribute(properties, "datacontenttype", Map.of("const", "application/json"), "The type of data.");
        attribute(properties, "dataschema", Map.of("format", "uri"), "The $id of the schema of data.");
        attribute(properties, "tenantid", Map.of("format", "uuid"), "The organisation whose record it is.");
        attribute(properties, "actorid", Map.of(), "The subject of who did it.");
        attribute(properties, "actortype", Map.of(), "person, service, anonymous or system.");
        attribute(
                properties,
                "transactionid",
                Map.of("format", "uuid"),
                "Events that share it happened together or not at all.");
        count(properties, "transactionindex", 0, "Which of those events this is, from 0.");
        count(properties, "transactioncount", 1, "How many there are.");
        attribute(
                properties,
                "sequence",
                Map.of("pattern", "^[0-9]+$"),
                "The version of the record that the event made: 1, 2, 3 …");
        var required = schema.putArray("required");
        properties.fieldNames().forEachRemaining(required::add);
        attribute(properties, "onbehalfof", Map.of(), "The subject for whom, or because of whom, the actor acted.");
        attribute(properties, "reason", Map.of(), "Why, in the words of the caller.");
        attribute(properties, "requestid", Map.of(), "The request that caused it, as X-Request-Id named it.");
        attribute(properties, "traceparent", Map.of(), "W3C trace context of the request that caused it.");
        properties.putObject("data").put("type", "object").put("description", "The record, and what changed in it.");
        required.add("data");
        return schema;
    }

    private static void attribute(
            ObjectNode properties, String name, Map<String, String> constraints, String description) {
        ObjectNode attribute = properties.putObject(name).put("type", "string");
        constraints.forEach(attribute::put);
        attribute.put("description", description);
    }

    private static void count(ObjectNode properties, String name, int least, String description) {
        properties.putObject(name).put("type", "integer").put("minimum", least).put("description", description);
    }
}
