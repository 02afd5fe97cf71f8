package org.rapport.gateway.status;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a part says of itself.
 *
 * @param data further details: texts, numbers and truths
 */
record Check(String name, boolean isUp, JsonObject data) {

    /** The check by which a service tells its version. */
    private static final String SERVICE = "service";

    private static final String CONSUMERS = "consumers";
    private static final String RELAY = "relay";
    private static final String FINDING = "finding";
    private static final long LONGEST_LAG_MILLIS = 60_000;
    private static final int MOST_DATA = 50;

    /**
     * A check as a service reports it. Its checks of wellness are always up there, for they are no reason to take it away;
     * here they are down while a consumer waits, a channel has stopped, or the relay does not publish. So is one that is up
     * with a finding: what was right at the start and is wrong since.
     */
    static Check reported(JsonObject report) {
        var name = report.getValue("name") instanceof String text ? Excerpt.of(text) : "";
        var data = report.getValue("data") instanceof JsonObject told ? excerpt(told) : new JsonObject();
        return new Check(name, "UP".equals(report.getValue("status")) && !waits(name, data), data);
    }

    private static JsonObject excerpt(JsonObject told) {
        var data = new JsonObject();
        for (Map.Entry<String, Object> entry : told) {
            var value = entry.getValue();
            if (data.size() < MOST_DATA) {
                if (value instanceof String text) {
                    data.put(Excerpt.of(entry.getKey()), Excerpt.of(text));
                } else if (value instanceof Number || value instanceof Boolean) {
                    data.put(Excerpt.of(entry.getKey()), value);
                }
            }
        }
        return data;
    }

    private static boolean waits(String name, JsonObject data) {
        return switch (name) {
            case CONSUMERS -> data.stream().map(Map.Entry::getValue).anyMatch(Check::isAmiss);
            case RELAY ->
                !"none".equals(data.getValue("problem", "none"))
                        || data.getValue("lagMillis") instanceof Number lag && lag.longValue() > LONGEST_LAG_MILLIS;
            default -> data.containsKey(FINDING);
        };
    }

    private static boolean isAmiss(Object said) {
        return said instanceof String text && (text.startsWith("waits") || text.startsWith("stopped"));
    }

    /** The version that it tells, if it is the check for that. */
    @Nullable
    String version() {
        return name.equals(SERVICE) && data.getValue("version") instanceof String version ? version : null;
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("name", name)
                .put("status", (isUp ? Status.UP : Status.DOWN).word())
                .put("data", data);
    }
}
