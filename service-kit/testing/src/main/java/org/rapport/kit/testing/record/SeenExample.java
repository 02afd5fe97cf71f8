package org.rapport.kit.testing.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.record.RecordType;

/** A type of records that can be seen, whoever makes them: what the rules need to know of it. */
interface SeenExample {

    /** The type. */
    RecordType<?, ?> type();

    /** Below which records of the type are found, such as {@code /sales/accounts}. */
    String path();

    /** A record of ACME that says as much as one can, as the API shows it. A new one each time, if tests can make one. */
    JsonNode shown();

    /** Another that says less, and is no older than one that was shown before. */
    JsonNode another();

    /** Properties of the public record that are computed, and so have no attribute of their name. */
    default Set<String> computed() {
        return Set.of();
    }

    /** Where a record shows what lists are filtered by under another name: JSON pointers by properties. */
    default Map<String, String> shownAt() {
        return Map.of();
    }

    /** The property that tells records apart. */
    default String key() {
        return "id";
    }

    /** Whether a record can be read by itself, and not in lists only. */
    default boolean isReadAlone() {
        return true;
    }

    /** Whether the records are parts of another, below which {@link #path} is: who does not find that finds no list. */
    default boolean isPart() {
        return false;
    }

    /** How records are made by whoever may, each by a POST: bodies by paths. */
    default Map<String, String> making() {
        return Map.of();
    }

    /** What else can be done to a version of a record, each by a POST below it: bodies by verbs. */
    default Map<String, String> verbs() {
        return Map.of();
    }

    /** What can be added to a record in whatever version, each by a POST below it: bodies by verbs. */
    default Map<String, String> additions() {
        return Map.of();
    }

    /** How a version of a record is edited: bodies by methods, with the path below the record, such as {@code PUT /roles}. */
    default Map<String, String> edits() {
        return Map.of();
    }

    /** All that can be done to a version of a record, in the form of {@link #edits}. */
    default Map<String, String> changes() {
        var changes = new LinkedHashMap<>(edits());
        verbs().forEach((verb, body) -> changes.put("POST /" + verb, body));
        return changes;
    }

    /** Who calls. */
    default Callers callers() {
        return Callers.of(type());
    }

    /** Whether commands make and change the records, so that they have versions and a history. */
    default boolean isAggregate() {
        return Aggregate.class.isAssignableFrom(type().entity());
    }

    /** Where the service answers what may be done to its records. */
    default String decisions() {
        String service = path().split("/")[1];
        return (service.equals("api") ? "/api/superadmin" : "/" + service) + "/access";
    }

    /** What tells {@code record} apart. */
    default String id(JsonNode record) {
        return record.path(key()).asText();
    }

    /** Where a record is found. */
    default String location(JsonNode record) {
        return path() + "/" + id(record);
    }

    /** Where the record at {@code location} is read, as it is and as it was. */
    default List<String> reads(String location) {
        var reads = new ArrayList<String>();
        if (isReadAlone()) {
            reads.add(location);
        }
        if (isAggregate()) {
            reads.addAll(List.of(location + "/history", location + "?asOf=2999-01-01T00:00:00Z"));
        }
        return reads;
    }

    /** What {@code record} says of a property by which lists are sorted or filtered. */
    default JsonNode value(JsonNode record, String property) {
        return record.at(shownAt().getOrDefault(property, "/" + property));
    }

    /** Who asks for no record that comes before {@code record} in the order of lists. */
    default Client since(JsonNode record) {
        return since(record, callers().administrator());
    }

    /** As {@link #since(JsonNode)}, for {@code client}. */
    default Client since(JsonNode record, Client client) {
        String property = type().listing().mainProperty();
        return client.asking(
                "filter",
                "%s=ge=\"%s\"".formatted(property, value(record, property).asText()));
    }
}
