package org.rapport.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An event of a type that this version of the contracts does not know; a consumer ignores it, or keeps it as it is. */
public interface UnknownEvent extends CrmEvent {

    /** The CloudEvents type. */
    String type();

    /** The payload, whatever it is. */
    JsonNode data();

    @Override
    default JsonNode record() {
        return data().path("record");
    }

    @Override
    default List<FieldChange> changes() {
        var changes = new ArrayList<FieldChange>();
        for (JsonNode change : data().path("changes")) {
            changes.add(new FieldChange(change.path("field").asText(), change.path("before"), change.path("after")));
        }
        return List.copyOf(changes);
    }
}
