package org.rapport.gateway.token;

import io.vertx.core.Future;
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
import java.util.Map;
import java.util.stream.Collectors;

/** Speaks with Keycloak, and gives up soon. */
@Singleton
public final class KeycloakClient {

    private static final int PATIENCE_MILLIS = 5_000;

    private final HttpClient client;

    KeycloakClient(Vertx vertx) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(2_000)
                .setMaxPoolSize(16)
                .setMaxWaitQueueSize(256)
                .setKeepAliveTimeout(20));
    }

    public Future<Answer> get(String url) {
        return send(HttpMethod.GET, url, Map.of(), Buffer.buffer());
    }

    public Future<Answer> post(String url, Map<String, String> form, String authorization) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var headers = Map.of("Content-Type", "application/x-www-form-urlencoded", "Authorization", authorization);
        return send(HttpMethod.POST, url, headers, Buffer.buffer(body));
    }

    private Future<Answer> send(HttpMethod method, String url, Map<String, String> headers, Buffer body) {
        var options = new RequestOptions().setMethod(method).setAbsoluteURI(url).setIdleTimeout(PATIENCE_MILLIS);
        headers.forEach(options::putHeader);
        options.putHeader(HttpHeaders.ACCEPT, "application/json");
        return client.request(options).compose(request -> request.send(body)).compose(KeycloakClient::read);
    }

    private static Future<Answer> read(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), parse(body)));
    }

    private static JsonObject parse(Buffer body) {
        try {
            return body.length() == 0 ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException _) {
            return new JsonObject();
        }
    }

    /** @param body empty where Keycloak answered something other than a JSON object */
    public record Answer(int status, JsonObject body) {

        public boolean isOk() {
            return status / 100 == 2;
        }
    }
}
