package org.rapport.gateway.access;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.rapport.gateway.call.Calls.Answer;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.route.Proxy;
import org.rapport.gateway.route.Service;

/**
 * The checks of a request that one service answers.
 *
 * @param indexes where each of them stands in the request
 * @param question what the service is asked
 */
record Part(Service service, List<Integer> indexes, Buffer question) {

    private static final Logger LOG = Logger.getLogger(Part.class);
    private static final Pattern POINTER = Pattern.compile("/checks/(\\d{1,4})(?=/|$)");

    static Part of(Service service, List<Integer> indexes, JsonArray checks) {
        var own = new JsonArray();
        indexes.forEach(index -> own.add(checks.getValue(index)));
        return new Part(
                service,
                List.copyOf(indexes),
                new JsonObject().put("checks", own).toBuffer());
    }

    /** Puts the results where their checks stand in the request. */
    void fill(Object[] results, Answer answer) {
        if (!(answer.body().getValue("results") instanceof JsonArray own) || own.size() != indexes.size()) {
            throw unusable(answer);
        }
        for (var index = 0; index < own.size(); index++) {
            results[indexes.get(index)] = own.getValue(index);
        }
    }

    /** What the service refuses, told of the request and not of the part. */
    Answer problemOf(Answer answer) {
        var problem = answer.body();
        if (answer.status() < 400 || !problem.containsKey("type")) {
            throw unusable(answer);
        }
        if (problem.getValue("errors") instanceof JsonArray errors) {
            for (var error : errors) {
                if (error instanceof JsonObject fault && fault.getValue("pointer") instanceof String pointer) {
                    fault.put("pointer", inRequest(pointer));
                }
            }
        }
        return answer;
    }

    private String inRequest(String pointer) {
        var matcher = POINTER.matcher(pointer);
        if (!matcher.lookingAt()) {
            return pointer;
        }
        var index = Integer.parseInt(matcher.group(1));
        return index < indexes.size() ? "/checks/" + indexes.get(index) + pointer.substring(matcher.end()) : pointer;
    }

    private Refused unusable(Answer answer) {
        LOG.warnf("%s answers %d and nothing that can be used", service.word(), answer.status());
        return new Refused(Proxy.down());
    }
}
