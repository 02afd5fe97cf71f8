package org.rapport.gateway.access;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.rapport.gateway.call.Calls.Answer;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Problem.FieldError;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.route.Service;

/**
 * What one request asks, in parts by the services that own the records; the part with the first check is the first.
 *
 * @param size how many checks there are altogether
 */
record Checks(int size, List<Part> parts) {

    private static final int MOST = 1_000;

    /** What is asked in that body, or {@link Refused}. */
    static Checks in(Buffer body) {
        if (!(Owners.question(body).getValue("checks") instanceof JsonArray checks)
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
                .map(part -> Part.of(part.getKey(), part.getValue(), checks))
                .toList();
        return new Checks(checks.size(), parts);
    }

    /**
     * One answer to all of it: the results in the order of the request, or else what the first part came to that has none.
     *
     * @param answers one to each part, all of them complete
     */
    Answer answerOf(List<Future<Answer>> answers) {
        var results = new Object[size];
        for (var index = 0; index < answers.size(); index++) {
            var part = parts.get(index);
            var answer = answers.get(index);
            if (answer.failed()) {
                throw (Refused) answer.cause();
            }
            if (answer.result().status() != 200) {
                return part.problemOf(answer.result());
            }
            part.fill(results, answer.result());
        }
        return new Answer(200, new JsonObject().put("results", new JsonArray(Arrays.asList(results))));
    }
}
