package org.rapport.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events as bytes: CloudEvents 1.0, structured mode, JSON.
 *
 * <p>Reading is tolerant: properties that are not known are ignored, and so are attributes; a type that is not known
 * arrives as the family's {@code Unknown}. What is no CloudEvent of ours is a {@link MalformedEvent}.
 */
public final class CrmEvents {

    /** The content type of an event, also in the Kafka header {@code content-type}. */
    public static final String CONTENT_TYPE = "application/cloudevents+json";

    /** The name of that header. */
    public static final String CONTENT_TYPE_HEADER = "content-type";

    private static final String SPEC_VERSION = "1.0";
    private static final ObjectMapper JSON = mapper();

    private CrmEvents() {}

    /** A mapper that writes and reads records and events as they are published. */
    public static ObjectMapper mapper() {
        return configure(JsonMapper.builder().build());
    }

    /** How times are written and read, for a mapper that has rules of its own otherwise. */
    public static Module times() {
        return new SimpleModule("rapport-times")
                .addSerializer(Instant.class, new MicrosecondSerializer())
                .addDeserializer(Instant.class, new TimeDeserializer());
    }

    /** Has {@code mapper} write and read records and events as they are published. */
    public static ObjectMapper configure(ObjectMapper mapper) {
        return mapper.registerModule(new JavaTimeModule())
                .registerModule(times())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
    }

    /**
     * The event as it is published.
     *
     * @throws IllegalArgumentException if the data is an event of another type than the envelope says
     */
    public static byte[] write(Envelope<?> envelope) {
        ObjectNode event = JSON.createObjectNode();
        event.put("specversion", SPEC_VERSION);
        event.put("id", envelope.id().toString());
        event.put("source", envelope.source());
        event.put("type", envelope.type());
        event.put("subject", envelope.subject());
        event.put("time", envelope.time().toString());
        event.put("datacontenttype", "application/json");
        event.put("dataschema", EventCatalogue.schema(envelope.type()));
        event.put("tenantid", envelope.tenantId().toString());
        event.put("actorid", envelope.actorId());
        event.put("actortype", envelope.actorType());
        putOptional(event, "onbehalfof", envelope.onBehalfOf());
        event.put("transactionid", envelope.transactionId().toString());
        event.put("transactionindex", envelope.transactionIndex());
        event.put("transactioncount", envelope.transactionCount());
        event.put("sequence", Long.toString(envelope.sequence()));
        putOptional(event, "reason", envelope.reason());
        putOptional(event, "requestid", envelope.requestId());
        putOptional(event, "traceparent", envelope.traceParent());
        event.set("data", data(envelope));
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    /**
     * The event in {@code bytes}, its data as plain JSON.
     *
     * @throws MalformedEvent if it is none
     */
    public static Envelope<JsonNode> read(byte[] bytes) {
        JsonNode event = parse(bytes);
        if (!SPEC_VERSION.equals(text(event, "specversion"))) {
            throw new MalformedEvent("specversion is not " + SPEC_VERSION);
        }
        JsonNode data = event.get("data");
        if (data == null || !data.isObject()) {
            throw new MalformedEvent("data is missing, or is no object");
        }
        return new Envelope<>(
                id(event, "id"),
                text(event, "source"),
                text(event, "type"),
                subject(event),
                time(event),
                id(event, "tenantid"),
                text(event, "actorid"),
                text(event, "actortype"),
                optional(event, "onbehalfof"),
                id(event, "transactionid"),
                Math.toIntExact(number(event, "transactionindex", Integer.MAX_VALUE)),
                Math.toIntExact(number(event, "transactioncount", Integer.MAX_VALUE)),
                number(event, "sequence", Long.MAX_VALUE),
                optional(event, "reason"),
                optional(event, "requestid"),
                optional(event, "traceparent"),
                data);
    }

    /**
     * The event in {@code bytes}, as one of {@code family}: of the family's {@code Unknown} if its type is not known.
     *
     * @throws MalformedEvent if it is none, or its data does not fit its type
     */
    public static <F extends CrmEvent> Envelope<F> read(Class<F> family, byte[] bytes) {
        Envelope<JsonNode> envelope = read(bytes);
        return envelope.withData(event(family, envelope.type(), envelope.data()));
    }

    /**
     * The event of {@code type} in {@code data}, as {@link #read(Class, byte[])} gives it.
     *
     * @throws MalformedEvent if the data does not fit the type
     */
    public static <F extends CrmEvent> F event(Class<F> family, String type, JsonNode data) {
        EventCatalogue.Entry entry = EventCatalogue.find(type);
        if (entry == null || entry.family() != family) {
            return unknown(family, type, data);
        }
        if (!data.path("record").isObject()) {
            throw new MalformedEvent(type + " without its record");
        }
        try {
            return family.cast(JSON.treeToValue(data, entry.event()));
        } catch (JsonProcessingException e) {
            throw new MalformedEvent("data does not fit " + type + ": " + place(e), e);
        }
    }

    private static void putOptional(ObjectNode event, String attribute, @Nullable String value) {
        if (value != null) {
            event.put(attribute, value);
        }
    }

    private static JsonNode data(Envelope<?> envelope) {
        Object data = envelope.data();
        if (data instanceof JsonNode json) {
            return json;
        }
        if (data instanceof UnknownEvent unknown) {
            requireType(envelope, unknown.type());
            return unknown.data();
        }
        if (data instanceof CrmEvent event) {
            requireType(envelope, EventCatalogue.of(event.getClass()).type());
            return JSON.valueToTree(event);
        }
        throw new IllegalArgumentException(data.getClass().getName() + " is no event");
    }

    private static void requireType(Envelope<?> envelope, String type) {
        if (!type.equals(envelope.type())) {
            throw new IllegalArgumentException("the envelope says " + envelope.type() + ", the event is " + type);
        }
    }

    private static <F extends CrmEvent> F unknown(Class<F> family, String type, JsonNode data) {
        Class<?> unknown = Arrays.stream(family.getPermittedSubclasses())
                .filter(UnknownEvent.class::isAssignableFrom)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(family.getName() + " is no family of events"));
        try {
            return family.cast(
                    unknown.getDeclaredConstructor(String.class, JsonNode.class).newInstance(type, data));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(unknown + " has no constructor of type and data", e);
        }
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            JsonNode event = JSON.readTree(bytes);
            if (event != null && event.isObject()) {
                return event;
            }
        } catch (IOException e) {
            throw new MalformedEvent("is not JSON", e);
        }
        throw new MalformedEvent("is no JSON object");
    }

    private static String text(JsonNode event, String attribute) {
        String value = optional(event, attribute);
        if (value == null || value.isEmpty()) {
            throw new MalformedEvent(attribute + " is missing");
        }
        return value;
    }

    private static @Nullable String optional(JsonNode event, String attribute) {
        JsonNode value = event.path(attribute);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new MalformedEvent(attribute + " is no string");
        }
        return value.textValue();
    }

    private static UUID id(JsonNode event, String attribute) {
        return uuid(text(event, attribute), attribute);
    }

    private static UUID uuid(String text, String attribute) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedEvent(attribute + " is no UUID", e);
        }
    }

    private static String subject(JsonNode event) {
        String subject = text(event, "subject");
        int slash = subject.indexOf('/');
        if (slash < 1) {
            throw new MalformedEvent("subject does not name a kind of record and its id");
        }
        uuid(subject.substring(slash + 1), "subject");
        return subject;
    }

    private static Instant time(JsonNode event) {
        try {
            return OffsetDateTime.parse(text(event, "time")).toInstant();
        } catch (DateTimeException e) {
            throw new MalformedEvent("time is no RFC 3339 time", e);
        }
    }

    /** CloudEvents knows 32 bits only, so the sequence is a string; both forms are read. */
    private static long number(JsonNode event, String attribute, long most) {
        JsonNode value = event.path(attribute);
        try {
            long number = value.isIntegralNumber()
                    ? value.bigIntegerValue().longValueExact()
                    : Long.parseLong(text(event, attribute));
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new MalformedEvent(attribute + " is no number", e);
        }
        throw new MalformedEvent(attribute + " is out of range");
    }

    /** Where in the data the trouble is: names of properties, never values. */
    private static String place(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                        .reduce("", (path, step) -> path + "/" + step)
                : "not JSON";
    }
}
