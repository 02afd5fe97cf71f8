package org.rapport.gateway.access;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Problem.FieldError;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.route.ResourceTypes;
import org.rapport.gateway.route.Service;

/** Finds out whose records a question is about. */
final class Owners {

    private static final String TYPE = "resourceType";

    private Owners() {}

    /** The service that is asked to explain, or {@link Refused}. */
    static Service ofExplanation(Buffer body) {
        var owner = of(Question.objectIn(body));
        if (owner == null) {
            throw refused(List.of(unknownAt("")));
        }
        return owner;
    }

    /** The service that owns what is asked about, or null. */
    static @Nullable Service of(JsonObject asked) {
        return asked.getValue(TYPE) instanceof String type ? ResourceTypes.ownerOf(type) : null;
    }

    /** Says that there is no such type in what stands at {@code pointer}. */
    static FieldError unknownAt(String pointer) {
        return new FieldError(pointer + "/" + TYPE, "must be one of " + ResourceTypes.enumerated());
    }

    static Refused refused(List<FieldError> unknown) {
        return new Refused(Problem.of(422, "resource-type-unknown", "There is no such type of resource")
                .errors(unknown));
    }
}
