package org.rapport.kit.testing.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.example.Example;
import org.rapport.kit.example.Placeholders;
import org.rapport.kit.testing.TestHttp;

/** What one example needs: records that other examples make, for it alone, and that are deleted after it. */
final class Scene implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExampleRules rules;
    private final Document document;
    private final List<Example> examples;

    /** Ids by the operations that made them. */
    private final Map<String, String> made = new HashMap<>();

    private final List<Runnable> deletions = new ArrayList<>();

    Scene(ExampleRules rules, Document document, List<Example> examples) {
        this.rules = rules;
        this.document = document;
        this.examples = examples;
    }

    void carryOut(Example example) {
        for (String operation : example.after()) {
            ask(operation, example.path(), bodyOf(operation));
        }
        ask(example.operation(), example.path(), example.body());
    }

    private @Nullable JsonNode bodyOf(String operation) {
        return examples.stream()
                .filter(example -> example.operation().equals(operation))
                .findFirst()
                .map(Example::body)
                .orElse(null);
    }

    /** What an operation answers, which is what it promises. */
    private JsonNode ask(String operation, Map<String, String> said, @Nullable JsonNode body) {
        assertThat(document.operations().contains(operation))
                .as("there is " + operation)
                .isTrue();
        String path = path(operation, said);
        String filled = body == null ? "" : sent(Placeholders.fill(body, this::id));
        HttpResponse<String> response = send(operation, path, filled);
        assertThat(response.statusCode())
                .as(() -> operation + " of " + filled + ": " + response.body())
                .isBetween(200, 299);
        JsonNode answer = json(response.body());
        assertThat(answer.path("results").findValues("status"))
                .as(() -> operation + " of " + filled + ": " + answer)
                .allMatch(status -> status.asInt() < 300);
        if (operation.startsWith("POST ")) {
            document.deletion(pathOf(operation))
                    .ifPresent(deletion -> deletions.add(() -> send(deletion, path + "/" + idIn(answer), "")));
        }
        return answer;
    }

    private HttpResponse<String> send(String operation, String path, String body) {
        var request = TestHttp.to(path).header("Authorization", "Bearer " + rules.token(operation));
        document.mediaType(operation).ifPresent(type -> request.setHeader("Content-Type", type));
        if (document.wantsVersion(operation)) {
            request.header("If-Match", "*");
        }
        String method = operation.substring(0, operation.indexOf(' '));
        return TestHttp.send(request.method(method, BodyPublishers.ofString(body)));
    }

    /** A body that is no JSON, such as that of an upload, is a text and goes out as it is. */
    private static String sent(JsonNode body) {
        return body.isTextual() ? body.textValue() : body.toString();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    private static String idIn(JsonNode answer) {
        return answer.path("id").asText();
    }

    /** The path of an operation, with what {@code said} has for its parameters, or else what is made at the path before. */
    private String path(String operation, Map<String, String> said) {
        var path = new StringBuilder();
        var template = new StringBuilder();
        for (String segment : pathOf(operation).substring(1).split("/")) {
            if (!segment.startsWith("{")) {
                path.append('/').append(segment);
            } else {
                String value = said.get(segment.substring(1, segment.length() - 1));
                path.append('/').append(value == null ? make("POST " + template) : Placeholders.fill(value, this::id));
            }
            template.append('/').append(segment);
        }
        return path.toString();
    }

    private static String pathOf(String operation) {
        return operation.substring(operation.indexOf(' ') + 1);
    }

    private String id(String placeholder) {
        return placeholder.startsWith("POST ") ? make(placeholder) : rules.known(placeholder);
    }

    /** The id of what the example of an operation makes. */
    private String make(String operation) {
        String known = made.get(operation);
        if (known == null) {
            JsonNode body = bodyOf(operation);
            assertThat(body)
                    .as("an example of " + operation + ", which others need")
                    .isNotNull();
            known = idIn(ask(operation, Map.of(), body));
            made.put(operation, known);
        }
        return known;
    }

    /** Deletes what was made, the last first. What is in use stays. */
    @Override
    public void close() {
        deletions.reversed().forEach(Runnable::run);
    }
}
