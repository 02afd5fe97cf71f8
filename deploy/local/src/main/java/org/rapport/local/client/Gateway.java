package org.rapport.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.rapport.local.StackException;

/**
 * The gateway as one caller sees it. Who is told to come back later (429, 503) does so, for some minutes.
 *
 * @param token of the caller; gives an empty one for nobody
 */
public record Gateway(URI address, Supplier<String> token) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** The gateway for somebody without a login. */
    public static Gateway of(URI address) {
        return new Gateway(address, () -> "");
    }

    /** The same gateway for the bearer of that token. */
    public Gateway bearer(Supplier<String> other) {
        return new Gateway(address, other);
    }

    public Answer get(String path) {
        return send("GET", path, "", Map.of());
    }

    /** @param body as JSON; an empty one is left out */
    public Answer post(String path, String body, Map<String, String> headers) {
        return send("POST", path, body, headers);
    }

    private Answer send(String method, String path, String body, Map<String, String> headers) {
        Instant deadline = Instant.now().plus(PATIENCE);
        try {
            while (true) {
                HttpResponse<String> response =
                        HTTP.send(request(method, path, body, headers), BodyHandlers.ofString());
                long wait = response.headers().firstValueAsLong("Retry-After").orElse(-1);
                if (response.statusCode() != 429 && response.statusCode() != 503
                        || wait < 0
                        || Instant.now().plusSeconds(wait).isAfter(deadline)) {
                    return Answer.of(method + " " + path, response.statusCode(), response.body());
                }
                Thread.sleep(Duration.ofSeconds(Math.max(1, wait)));
            }
        } catch (IOException e) {
            throw new StackException(
                    "the gateway gave no answer to " + method + " " + path + " (" + e + "); ./crm status tells more",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while waiting for the gateway", e);
        }
    }

    private HttpRequest request(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.setHeader("Content-Type", "application/json");
        }
        String bearer = token.get();
        if (!bearer.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + bearer);
        }
        headers.forEach(request::setHeader);
        return request.build();
    }
}
