package org.rapport.gateway.access;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.rapport.gateway.call.Calls.Answer;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.route.Proxy;

/** Makes one answer of what services said to the parts of a question. */
final class OneAnswer {

    private static final Logger LOG = Logger.getLogger(OneAnswer.class);

    private OneAnswer() {}

    /**
     * The answer to all of it, or else what the first part came to that has none: a problem, or {@link Refused}.
     *
     * @param answers one to each part, all of them complete
     */
    static Answer to(Question question, List<Future<Answer>> answers) {
        var bodies = new ArrayList<JsonObject>();
        for (var index = 0; index < answers.size(); index++) {
            var part = question.parts().get(index);
            var answer = answers.get(index);
            if (answer.failed()) {
                throw (Refused) answer.cause();
            }
            if (answer.result().status() != 200) {
                return problemOf(part, answer.result());
            }
            if (!part.isAnsweredBy(answer.result().body())) {
                throw unusable(part, answer.result());
            }
            bodies.add(answer.result().body());
        }
        return new Answer(200, question.answerOf(bodies), null);
    }

    /** What the service refuses, told of the request and not of the part. */
    private static Answer problemOf(Part part, Answer answer) {
        var problem = answer.body();
        if (answer.status() < 400 || !problem.containsKey("type")) {
            throw unusable(part, answer);
        }
        if (problem.getValue("errors") instanceof JsonArray errors) {
            for (var error : errors) {
                if (error instanceof JsonObject fault && fault.getValue("pointer") instanceof String pointer) {
                    fault.put("pointer", part.inRequest(pointer));
                }
            }
        }
        return answer;
    }

    private static Refused unusable(Part part, Answer answer) {
        LOG.warnf("%s answers %d and nothing that can be used", part.service().word(), answer.status());
        return new Refused(Proxy.down());
    }
}
