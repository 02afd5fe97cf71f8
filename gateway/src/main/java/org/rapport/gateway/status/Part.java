package org.rapport.gateway.status;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway or a service is.
 *
 * @param version null where it did not tell
 * @param milliseconds how long it took to tell
 * @param problem why it told nothing, or not all
 */
record Part(
        String name,
        Status status,
        @Nullable String version,
        long milliseconds,
        List<Check> checks,
        @Nullable String problem) {

    JsonObject toJson() {
        var json = new JsonObject()
                .put("name", name)
                .put("status", status.word())
                .put("version", version)
                .put("milliseconds", milliseconds)
                .put("checks", new JsonArray(checks.stream().map(Check::toJson).toList()));
        return problem == null ? json : json.put("problem", problem);
    }

    JsonObject toVersion() {
        return new JsonObject().put("name", name).put("version", version);
    }
}
