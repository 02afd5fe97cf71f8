package org.rapport.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.rapport.local.StackException;

/**
 * What the gateway answered.
 *
 * @param request method and path, for messages
 * @param body    missing where there is none
 */
public record Answer(String request, int status, JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(String request, int status, String body) {
        try {
            return new Answer(request, status, body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body));
        } catch (JsonProcessingException _) {
            return new Answer(request, status, TextNode.valueOf(body));
        }
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** This answer, unless it is a refusal. */
    public Answer orFail() {
        if (!isSuccess()) {
            String reason = text("/detail").isEmpty() ? text("/title") : text("/detail");
            String errors = body.path("errors").isEmpty() ? "" : " " + body.path("errors");
            throw new StackException(request + " is answered " + status + ": " + reason + errors);
        }
        return this;
    }

    /** The text at a JSON pointer; empty where there is none. */
    public String text(String pointer) {
        JsonNode found = body.at(pointer);
        return found.isNull() ? "" : found.asText("");
    }
}
