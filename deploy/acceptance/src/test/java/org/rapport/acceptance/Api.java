package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.acceptance.Eventually.succeeding;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The gateway as one caller sees it. Immutable: {@link #with} gives another one.
 *
 * @param token of the caller; gives an empty one for nobody
 */
record Api(URI gateway, Supplier<String> token, Map<String, String> headers) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** Nobody in particular. */
    static Api of(URI gateway) {
        return new Api(gateway, () -> "", Map.of());
    }

    /** The same gateway for the bearer of that token. */
    Api bearer(Supplier<String> other) {
        return new Api(gateway, other, headers);
    }

    Api bearer(String other) {
        return bearer(() -> other);
    }

    /** With one more header on each request. */
    Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(gateway, token, Map.copyOf(more));
    }

    /** Changes only what still is what that answer showed. */
    Api ifMatch(Answer seen) {
        return with("If-Match", seen.etag());
    }

    /** Changes whatever is there. */
    Api ifAny() {
        return with("If-Match", "*");
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer post(String path) {
        return send("POST", path, "");
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    /** Every record of a list, page by page. */
    List<JsonNode> all(String path) {
        List<JsonNode> records = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = get(path + "?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200);
            records.addAll(page.items());
            cursor = page.text("/next");
        } while (!cursor.isEmpty());
        return records;
    }

    /** The one record that a list shows, once it does. */
    JsonNode one(String path) {
        return succeeding(() -> {
            List<JsonNode> found = get(path).expect(200).items();
            assertThat(found).hasSize(1);
            return found.getFirst();
        });
    }

    /** @throws NoAnswer if the connection broke */
    Answer send(String method, String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(gateway + path)).timeout(PATIENCE);
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.setHeader(
                    "Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        String bearer = token.get();
        if (!bearer.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + bearer);
        }
        headers.forEach(request::setHeader);
        try {
            return Answer.of(method + " " + path, HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new NoAnswer(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Nothing is known of what became of the request. */
    static final class NoAnswer extends RuntimeException {

        private static final long serialVersionUID = 1;

        NoAnswer(String request, IOException cause) {
            super("no answer to " + request + ": " + cause, cause);
        }
    }
}
