package org.rapport.gateway.access;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Problem.FieldError;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.route.Service;

/**
 * What one request asks, in parts by the services that own the records; the part with the first check is the first.
 *
 * @param size how many checks there are altogether
 */
record Checks(int size, List<ChecksOfOne> parts) implements Question {

    private static final int MOST = 1_000;

    /** What is asked in that body, or {@link Refused}. */
    static Checks in(Buffer body) {
        if (!(Question.objectIn(body).getValue("checks") instanceof JsonArray checks)
                || checks.isEmpty()
                || checks.size() > MOST) {
            throw new Refused(Problem.malformed("\"checks\" has to be an array of 1 to " + MOST + " checks."));
        }
        var indexes = new LinkedHashMap<Service, List<Integer>>();
        var unknown = new ArrayList<FieldError>();
        for (var index = 0; index < checks.size(); index++) {
            if (!(checks.getValue(index) instanceof JsonObject check)) {
                throw new Refused(Problem.malformed("Each of \"checks\" has to be an object."));
            }
            var owner = Owners.of(check);
            if (owner == null) {
                unknown.add(Owners.unknownAt("/checks/" + index));
            } else {
                indexes.computeIfAbsent(owner, _ -> new ArrayList<>()).add(index);
            }
        }
        if (!unknown.isEmpty()) {
            throw Owners.refused(unknown);
        }
        var parts = indexes.entrySet().stream()
                .map(part -> ChecksOfOne.of(part.getKey(), part.getValue(), checks))
                .toList();
        return new Checks(checks.size(), parts);
    }

    /** The results in the order of the request. */
    @Override
    public JsonObject answerOf(List<JsonObject> answers) {
        var results = new Object[size];
        for (var index = 0; index < answers.size(); index++) {
            parts.get(index).fill(results, answers.get(index));
        }
        return new JsonObject().put("results", new JsonArray(Arrays.asList(results)));
    }
}
