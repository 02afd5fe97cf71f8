package org.rapport.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.rapport.events.CrmEvents;

/**
 * What the gateway answered. Made only of answers that tell nothing of the inside: a refusal with a stack, an SQL
 * statement or a class name in it is a failure whatever the test is about, and so is a 500.
 *
 * @param request method and path, for messages
 */
record Answer(String request, int status, HttpResponse<String> response) {

    private static final ObjectMapper JSON = CrmEvents.mapper();
    private static final List<String> INSIDES = List.of(
            "org.rapport.",
            "org.hibernate",
            "org.postgresql",
            "io.quarkus",
            "jakarta.",
            "java.",
            "\tat ",
            "SQLSTATE",
            "select ",
            "insert into");

    static Answer of(String request, HttpResponse<String> response) {
        var answer = new Answer(request, response.statusCode(), response);
        if (answer.status >= 400 && INSIDES.stream().anyMatch(response.body()::contains)) {
            throw new AssertionError("an answer tells of the inside: " + answer);
        }
        if (answer.status == 500) {
            throw new AssertionError("something broke: " + answer);
        }
        return answer;
    }

    /** This answer, if it has that status. */
    Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected " + expected + ": " + this);
        }
        return this;
    }

    /** This answer, if it has one of those statuses. */
    Answer expectOneOf(Integer... expected) {
        if (!List.of(expected).contains(status)) {
            throw new AssertionError("expected " + List.of(expected) + ": " + this);
        }
        return this;
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    JsonNode body() {
        try {
            return response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + this, e);
        }
    }

    /** The text at a JSON pointer; empty where there is none. */
    String text(String pointer) {
        return body().at(pointer).asText("");
    }

    UUID id() {
        return UUID.fromString(text("/id"));
    }

    long version() {
        return body().path("version").asLong();
    }

    String etag() {
        return header("ETag");
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The records of a page. */
    List<JsonNode> items() {
        return StreamSupport.stream(body().path("items").spliterator(), false).toList();
    }

    /** The record, as subscribers get it too. */
    <R> R as(Class<R> type) {
        return read(body(), type);
    }

    static <R> R read(JsonNode node, Class<R> type) {
        try {
            return JSON.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no " + type.getSimpleName() + ": " + node, e);
        }
    }

    @Override
    public String toString() {
        return request + " → " + status + " " + response.body();
    }
}
