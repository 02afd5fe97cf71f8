package org.rapport.kit.relay;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.journal.JournalRow;
import org.rapport.kit.text.Texts;

/**
 * Writes a journal row as a CloudEvent in structured mode. Record and changes are copied letter for letter, so that the
 * event says what the journal says; {@code CrmEvents} of the shared contracts reads it.
 */
final class EventBytes {

    private static final int ATTRIBUTES = 1024;

    private final ObjectMapper json;
    private final String source;

    /** Events of {@code service}, such as {@code sales}. */
    EventBytes(ObjectMapper json, String service) {
        this.json = json;
        this.source = "/" + service;
    }

    byte[] of(JournalRow row) {
        var bytes = new ByteArrayOutputStream(
                ATTRIBUTES + row.record().length() + row.changes().length());
        try (JsonGenerator event = json.createGenerator(bytes)) {
            JsonNode actor = json.readTree(row.actor());
            event.writeStartObject();
            event.writeStringField("specversion", "1.0");
            event.writeStringField("id", row.id().toString());
            event.writeStringField("source", source);
            event.writeStringField("type", row.eventType());
            event.writeStringField("subject", row.aggregateType() + "/" + row.aggregateId());
            event.writeStringField("time", row.time().toString());
            event.writeStringField("datacontenttype", "application/json");
            event.writeStringField("dataschema", "urn:rapport:schema:" + row.eventType());
            event.writeStringField("tenantid", row.tenantId().toString());
            event.writeStringField("actorid", actor.path("subject").asText());
            event.writeStringField("actortype", actor.path("type").asText());
            writeOptional(event, "onbehalfof", actor.path("onBehalfOf").textValue());
            event.writeStringField("transactionid", row.transactionId().toString());
            event.writeNumberField("transactionindex", row.transactionIndex());
            event.writeNumberField("transactioncount", row.transactionCount());
            event.writeStringField("sequence", Long.toString(row.version()));
            writeOptional(event, "reason", row.reason() == null ? null : Texts.inOneLine(row.reason()));
            writeOptional(event, "requestid", row.requestId());
            writeOptional(event, "traceparent", row.traceParent());
            event.writeObjectFieldStart("data");
            event.writeFieldName("record");
            event.writeRawValue(row.record());
            event.writeFieldName("changes");
            event.writeRawValue(row.changes());
            event.writeEndObject();
            event.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeOptional(JsonGenerator event, String attribute, @Nullable String value)
            throws IOException {
        if (value != null) {
            event.writeStringField(attribute, value);
        }
    }
}
