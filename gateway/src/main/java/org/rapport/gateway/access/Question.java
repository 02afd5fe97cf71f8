package org.rapport.gateway.access;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;

/** What is asked of one or several services, each for its own records, and answered as one. */
interface Question {

    /** What each of them is asked; of several problems, that of the earliest part counts. */
    List<? extends Part> parts();

    /**
     * One answer.
     *
     * @param answers one to each part
     */
    JsonObject answerOf(List<JsonObject> answers);

    /** The body of a request as an object, or {@link Refused}. */
    static JsonObject objectIn(Buffer body) {
        try {
            if (Json.decodeValue(body) instanceof JsonObject object) {
                return object;
            }
        } catch (DecodeException _) {
            throw new Refused(Problem.malformed("The body is not JSON."));
        }
        throw new Refused(Problem.malformed("The body is not a JSON object."));
    }
}
