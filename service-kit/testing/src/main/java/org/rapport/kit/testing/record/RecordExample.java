package org.rapport.kit.testing.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapport.kit.record.RecordType;

/** A type of records, and what one can look like: what the rules need to know of it. */
interface RecordExample {

    /** Set by the suite alone. */
    Set<String> BOOKKEEPING = Set.of("id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy", "deletedAt");

    /** The type. */
    RecordType<?, ?> type();

    /** Below which records of the type are found, such as {@code /sales/accounts}. */
    String path();

    /** As little as a record needs, as JSON. Asked anew for each record. */
    String minimal();

    /** A value for each property that can be said, as JSON; none is what a record has that does not say it. */
    String full();

    /** Properties that are said when a record is created and cannot be edited. */
    default Set<String> saidOnce() {
        return Set.of();
    }

    /** Properties that are said when a record is created, and that it shows under another name. */
    default Set<String> shownElsewhere() {
        return Set.of();
    }

    /** Properties that an edit must say, though a new record need not. */
    default Set<String> saidByEdits() {
        return Set.of();
    }

    /** Properties of the public record that are computed, and so have no attribute of their name. */
    default Set<String> computed() {
        return Set.of();
    }

    /** Properties that follow from others where they are not said. */
    default Set<String> derived() {
        return Set.of();
    }

    /** What else can be done to a version of a record, each by a POST below it: bodies by verbs. */
    default Map<String, String> verbs() {
        return Map.of();
    }

    /** The least that can be said of a new record. */
    default ObjectNode least() {
        return Json.object(minimal());
    }

    /** All that can be said of a new record. */
    default ObjectNode most() {
        ObjectNode all = least();
        all.setAll(Json.object(full()));
        return all;
    }

    /** What of {@code said} can be edited, with what an edit must say. */
    default ObjectNode editable(JsonNode said) {
        ObjectNode edit = Json.without(saidOnce(), said);
        edit.remove(shownElsewhere());
        saidByEdits().stream()
                .filter(property -> !edit.has(property))
                .forEach(property -> edit.set(property, Json.object(full()).get(property)));
        return edit;
    }

    /** The properties that an edit may leave out. */
    default List<String> optional() {
        Collection<String> needed = Json.names(least());
        return Json.names(editable(most())).stream()
                .filter(property -> !needed.contains(property) && !saidByEdits().contains(property))
                .toList();
    }

    /** A new record that says {@code said}. */
    default JsonNode created(ObjectNode said) {
        return Client.ADMINISTRATOR.post(path(), said.toString()).is(201).json();
    }

    /** Where a record is found. */
    default String location(JsonNode record) {
        return path() + "/" + record.path("id").asText();
    }

    /** What is said of {@code record}, without what the suite notes about it. */
    default ObjectNode content(JsonNode record) {
        return Json.without(BOOKKEEPING, record);
    }
}
