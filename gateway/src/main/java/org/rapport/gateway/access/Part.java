package org.rapport.gateway.access;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.rapport.gateway.route.Service;

/** What one service is asked of a question. */
interface Part {

    Service service();

    Buffer body();

    /** Whether that is an answer to it. */
    boolean isAnsweredBy(JsonObject answer);

    /** A pointer into {@link #body}, as one into the request. */
    String inRequest(String pointer);
}
