package org.rapport.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.route.RouteConfig;
import org.rapport.gateway.route.Service;

/**
 * {@code /openapi.json}: what the four services say of themselves, put together with the gateway's own operations. Asked
 * for again after a minute; of a service that does not answer, what it said last is shown.
 */
@Singleton
public final class MergedDocument {

    private static final Logger LOG = Logger.getLogger(MergedDocument.class);
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long FRESH_WHEN_INCOMPLETE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int PATIENCE_MILLIS = 3_000;

    private final ObjectMapper json;
    private final HttpClient client;
    private final Map<Service, URI> addresses = new EnumMap<>(Service.class);
    private final Map<Service, JsonNode> known = new ConcurrentHashMap<>();
    private final ObjectNode own;
    private volatile @Nullable Edition current;
    private volatile @Nullable Future<Buffer> underway;

    MergedDocument(Vertx vertx, RouteConfig config, DocumentConfig documents, ObjectMapper json) {
        this.json = json;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(1_000).setKeepAlive(false));
        for (var service : Service.values()) {
            addresses.put(service, config.addressOf(service));
        }
        this.own = readOwn(json);
        addLogin(own, documents.issuer());
    }

    Future<Buffer> read() {
        var edition = current;
        if (edition != null && System.nanoTime() - edition.madeAt() < edition.freshNanos()) {
            return Future.succeededFuture(edition.text());
        }
        var running = underway;
        if (running != null) {
            return running;
        }
        var making = make();
        underway = making;
        return making.onComplete(_ -> underway = null);
    }

    private Future<Buffer> make() {
        var asking = new ArrayList<Future<?>>();
        var silent = new ArrayList<String>();
        addresses.forEach((service, address) -> asking.add(
                ask(address).onSuccess(document -> known.put(service, document)).onFailure(failure -> {
                    silent.add(service.word());
                    LOG.debugf("No OpenAPI document from %s: %s", service.word(), failure.getMessage());
                })));
        return Future.join(asking).transform(_ -> {
            var text = merge(silent);
            var fresh = silent.isEmpty() ? FRESH_NANOS : FRESH_WHEN_INCOMPLETE_NANOS;
            current = new Edition(text, System.nanoTime(), fresh);
            return Future.succeededFuture(text);
        });
    }

    private Future<JsonNode> ask(URI address) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(address.resolve("/q/openapi?format=json").toString())
                .setIdleTimeout(PATIENCE_MILLIS);
        return client.request(options)
                .compose(request -> request.send())
                .compose(response -> response.statusCode() == 200
                        ? response.body()
                        : Future.failedFuture("status " + response.statusCode()))
                .map(this::parse);
    }

    private JsonNode parse(Buffer body) {
        try {
            return json.readTree(body.getBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Buffer merge(List<String> silent) {
        var merge = new DocumentMerge(own);
        for (var service : Service.values()) {
            var document = known.get(service);
            if (document != null) {
                merge.add(service.word(), document);
            }
        }
        var result = merge.result();
        var missing = silent.stream()
                .filter(word -> known.keySet().stream()
                        .noneMatch(service -> service.word().equals(word)))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            var info = result.withObjectProperty("info");
            info.put(
                    "description",
                    info.path("description").asText() + "\n\nNot shown, because they do not answer right now: "
                            + String.join(", ", missing) + ".");
        }
        try {
            return Buffer.buffer(json.writeValueAsBytes(result));
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void addLogin(ObjectNode document, URI issuer) {
        var scheme = document.withObject("/components/securitySchemes/login").put("type", "oauth2");
        var flow = scheme.withObject("/flows/authorizationCode");
        flow.put("authorizationUrl", issuer + "/protocol/openid-connect/auth");
        flow.put("tokenUrl", issuer + "/protocol/openid-connect/token");
        flow.withObject("/scopes").put("openid", "who you are").put("organization", "the organization to act in");
    }

    private static ObjectNode readOwn(ObjectMapper json) {
        try (var in = MergedDocument.class.getResourceAsStream("/openapi/gateway.json")) {
            return (ObjectNode) json.readTree(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private record Edition(Buffer text, long madeAt, long freshNanos) {}
}
