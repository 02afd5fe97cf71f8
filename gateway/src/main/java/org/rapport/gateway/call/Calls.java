package org.rapport.gateway.call;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks Keycloak and the services, and gives up soon. */
@Singleton
public final class Calls {

    /** How long whoever is asked may be silent, where nothing else is said. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client;

    Calls(Vertx vertx) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(2_000)
                .setMaxPoolSize(16)
                .setMaxWaitQueueSize(256)
                .setKeepAliveTimeout(20));
    }

    public Future<Answer> get(String url) {
        return send(HttpMethod.GET, url, Map.of(), Buffer.buffer());
    }

    public Future<Answer> get(String url, String authorization) {
        return send(HttpMethod.GET, url, Map.of("Authorization", authorization), Buffer.buffer());
    }

    /** A GET with headers besides. */
    public Future<Answer> get(String url, MultiMap headers) {
        return send(HttpMethod.GET, url, headers, Buffer.buffer(), PATIENCE);
    }

    public Future<Answer> delete(String url, String authorization) {
        return send(HttpMethod.DELETE, url, Map.of("Authorization", authorization), Buffer.buffer());
    }

    /** A POST of JSON. */
    public Future<Answer> post(String url, JsonObject body, String authorization) {
        var headers = Map.of("Content-Type", "application/json", "Authorization", authorization);
        return send(HttpMethod.POST, url, headers, body.toBuffer());
    }

    /** A POST of JSON with headers besides, with other patience. */
    public Future<Answer> post(String url, Buffer json, MultiMap headers, Duration patience) {
        return send(HttpMethod.POST, url, headers.set(HttpHeaders.CONTENT_TYPE, "application/json"), json, patience);
    }

    /** A POST of a form. */
    public Future<Answer> post(String url, Map<String, String> form, String authorization) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        var headers = Map.of("Content-Type", "application/x-www-form-urlencoded", "Authorization", authorization);
        return send(HttpMethod.POST, url, headers, Buffer.buffer(body));
    }

    /** Text as it may stand in a query, a form or one segment of a path. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Future<Answer> send(HttpMethod method, String url, Map<String, String> headers, Buffer body) {
        return send(method, url, MultiMap.caseInsensitiveMultiMap().addAll(headers), body, PATIENCE);
    }

    private Future<Answer> send(HttpMethod method, String url, MultiMap headers, Buffer body, Duration patience) {
        var options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(url)
                .setIdleTimeout(patience.toMillis())
                .setHeaders(headers);
        options.putHeader(HttpHeaders.ACCEPT, "application/json");
        return client.request(options).compose(request -> request.send(body)).compose(Calls::read);
    }

    private static Future<Answer> read(HttpClientResponse response) {
        return response.body()
                .map(body -> new Answer(response.statusCode(), parse(body), response.getHeader("Retry-After")));
    }

    private static JsonObject parse(Buffer body) {
        try {
            return body.length() == 0 ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException _) {
            return new JsonObject();
        }
    }

    /**
     * What was answered.
     *
     * @param body empty where it is something other than a JSON object
     * @param retryAfter the header {@code Retry-After}
     */
    public record Answer(
            int status, JsonObject body, @Nullable String retryAfter) {

        public boolean isOk() {
            return status / 100 == 2;
        }
    }
}
