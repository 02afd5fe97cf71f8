package org.rapport.gateway.access;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.rapport.gateway.route.Service;

/**
 * The checks of a request that one service answers.
 *
 * @param indexes where each of them stands in the request
 */
record ChecksOfOne(Service service, List<Integer> indexes, Buffer body) implements Part {

    private static final Pattern POINTER = Pattern.compile("/checks/(\\d{1,4})(?=/|$)");

    static ChecksOfOne of(Service service, List<Integer> indexes, JsonArray checks) {
        var own = new JsonArray();
        indexes.forEach(index -> own.add(checks.getValue(index)));
        return new ChecksOfOne(
                service,
                List.copyOf(indexes),
                new JsonObject().put("checks", own).toBuffer());
    }

    @Override
    public boolean isAnsweredBy(JsonObject answer) {
        return answer.getValue("results") instanceof JsonArray results && results.size() == indexes.size();
    }

    /** Puts the results where their checks stand in the request. */
    void fill(Object[] results, JsonObject answer) {
        var own = answer.getJsonArray("results");
        for (var index = 0; index < own.size(); index++) {
            results[indexes.get(index)] = own.getValue(index);
        }
    }

    @Override
    public String inRequest(String pointer) {
        var matcher = POINTER.matcher(pointer);
        if (!matcher.lookingAt()) {
            return pointer;
        }
        var index = Integer.parseInt(matcher.group(1));
        return index < indexes.size() ? "/checks/" + indexes.get(index) + pointer.substring(matcher.end()) : pointer;
    }
}
