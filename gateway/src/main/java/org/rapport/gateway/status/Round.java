package org.rapport.gateway.status;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How all parts were when they were asked last.
 *
 * @param time when the last of them had answered
 * @param nanos the same, by the clock of {@link System#nanoTime}
 */
record Round(Instant time, long nanos, Part gateway, List<Part> services) {

    /** Down where nobody is served: the gateway is not ready, or no service answers. */
    Status status() {
        if (gateway.status() == Status.DOWN || services.stream().allMatch(part -> part.status() == Status.DOWN)) {
            return Status.DOWN;
        }
        return parts().allMatch(part -> part.status() == Status.UP) ? Status.UP : Status.DEGRADED;
    }

    JsonObject toHealth() {
        return new JsonObject()
                .put("status", status().word())
                .put("time", time.toString())
                .put("parts", new JsonArray(parts().map(Part::toJson).toList()));
    }

    JsonArray toVersions() {
        return new JsonArray(parts().map(Part::toVersion).toList());
    }

    private Stream<Part> parts() {
        return Stream.concat(Stream.of(gateway), services.stream());
    }
}
