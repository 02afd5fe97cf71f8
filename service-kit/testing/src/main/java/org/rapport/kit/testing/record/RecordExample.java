package org.rapport.kit.testing.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A type of records with the standard commands, and what can be said of one. */
interface RecordExample extends SeenExample {

    /** Set by the suite alone. */
    Set<String> BOOKKEEPING = Set.of("id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy", "deletedAt");

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

    /** Properties that follow from others where they are not said. */
    default Set<String> derived() {
        return Set.of();
    }

    @Override
    default JsonNode shown() {
        return created(most());
    }

    @Override
    default JsonNode another() {
        return created(least());
    }

    @Override
    default Map<String, String> making() {
        return Map.of(path(), least().toString());
    }

    @Override
    default Map<String, String> edits() {
        return Map.of("PUT", editable(least()).toString(), "PATCH", "{}", "DELETE", "");
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

    /** A new record that the member {@code subject} cares for. */
    default JsonNode ownedBy(String subject) {
        return created(least().put(type().owner(), subject));
    }

    /** What is said of {@code record}, without what the suite notes about it. */
    default ObjectNode content(JsonNode record) {
        return Json.without(BOOKKEEPING, record);
    }
}
