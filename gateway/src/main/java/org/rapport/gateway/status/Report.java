package org.rapport.gateway.status;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service said of itself at one of its health pages.
 *
 * @param problem why it said nothing
 */
record Report(List<Check> checks, @Nullable String problem) {

    private static final int MOST_CHECKS = 50;

    static Report silent(String problem) {
        return new Report(List.of(), problem);
    }

    /** What is in that body; the status beside it says no more. */
    static Report in(Buffer body) {
        try {
            if (new JsonObject(body).getValue("checks") instanceof JsonArray checks) {
                return new Report(
                        checks.stream()
                                .filter(JsonObject.class::isInstance)
                                .map(JsonObject.class::cast)
                                .map(Check::reported)
                                .limit(MOST_CHECKS)
                                .toList(),
                        null);
            }
        } catch (DecodeException _) {
            return strange();
        }
        return strange();
    }

    private static Report strange() {
        return silent("answers something else than its health");
    }
}
