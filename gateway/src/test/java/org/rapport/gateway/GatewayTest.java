package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.rapport.gateway.fixture.Surroundings;

/** What tests through the running gateway share. */
@QuarkusTestResource(Surroundings.class)
abstract class GatewayTest {

    static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    GatewayServer server;

    Surroundings surroundings;

    @AfterEach
    void resetSurroundings() {
        surroundings.reset();
    }

    HttpRequest.Builder to(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + pathAndQuery));
    }

    HttpRequest.Builder asAda(String pathAndQuery) {
        return with(surroundings.idp().token().sign(), pathAndQuery);
    }

    HttpRequest.Builder with(String token, String pathAndQuery) {
        return to(pathAndQuery).header("Authorization", "Bearer " + token);
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    /** Asks the gateway for its health until something has happened there. */
    void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            send(to("/health/live"));
        }
    }

    static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
        }
    }

    static String problemOf(HttpResponse<String> answer) {
        var json = new JsonObject(answer.body());
        if (json.getInteger("status") != answer.statusCode() || json.getString("traceId") == null) {
            throw new AssertionError("Not a proper problem: " + answer.body());
        }
        return json.getString("type").replace("urn:problem:", "");
    }
}
