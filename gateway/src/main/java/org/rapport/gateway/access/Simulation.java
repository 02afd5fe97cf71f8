package org.rapport.gateway.access;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.route.Service;

/** What a policy would change, asked of every service in the same words. */
record Simulation(List<Whole> parts) implements Question {

    private static final List<String> COUNTS = List.of("decisions", "outdated", "records");
    private static final String COMPLETE = "complete";
    private static final String MORE = "more";
    private static final String CHANGES = "changes";

    /** What is asked in that body, or {@link Refused}. */
    static Simulation in(Buffer body) {
        Question.objectIn(body);
        return new Simulation(Stream.of(Service.values())
                .map(service -> new Whole(service, body))
                .toList());
    }

    /** The sums, and all changes in the order of the services. */
    @Override
    public JsonObject answerOf(List<JsonObject> answers) {
        var sum = new JsonObject();
        for (var count : COUNTS) {
            sum.put(
                    count,
                    answers.stream().mapToLong(answer -> answer.getLong(count)).sum());
        }
        var changes = new JsonArray();
        answers.forEach(answer -> changes.addAll(answer.getJsonArray(CHANGES)));
        return sum.put(COMPLETE, answers.stream().allMatch(answer -> answer.getBoolean(COMPLETE)))
                .put(MORE, answers.stream().anyMatch(answer -> answer.getBoolean(MORE)))
                .put(CHANGES, changes);
    }

    /** The request as it came. */
    record Whole(Service service, Buffer body) implements Part {

        @Override
        public boolean isAnsweredBy(JsonObject answer) {
            return COUNTS.stream().allMatch(count -> answer.getValue(count) instanceof Number)
                    && answer.getValue(COMPLETE) instanceof Boolean
                    && answer.getValue(MORE) instanceof Boolean
                    && answer.getValue(CHANGES) instanceof JsonArray;
        }

        @Override
        public String inRequest(String pointer) {
            return pointer;
        }
    }
}
