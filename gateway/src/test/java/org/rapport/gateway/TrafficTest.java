package org.rapport.gateway;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.rapport.gateway.fixture.FakeService;
import org.rapport.gateway.health.Lifecycle;

/** What operators see of what clients saw. */
@QuarkusTest
class TrafficTest extends GatewayTest {

    @Inject
    MeterRegistry registry;

    @Inject
    Lifecycle lifecycle;

    @Test
    void countsWhatTheGatewayAnswersItself() {
        var logins = count("auth", "3xx");
        var unknown = count("gateway", "4xx");
        var refused = count("sales", "4xx");

        send(to("/auth/login"));
        send(to("/nothing"));
        send(to("/sales/leads"));

        assertThat(count("auth", "3xx")).isEqualTo(logins + 1);
        assertThat(count("gateway", "4xx")).isEqualTo(unknown + 1);
        assertThat(count("sales", "4xx")).as("without a token").isEqualTo(refused + 1);
    }

    @Test
    void countsAnAnswerThatBrokeOff() {
        surroundings.sales().answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[100_000]);
            exchange.getResponseBody().flush();
            throw new IOException("broken");
        });
        var before = count("sales", "broken");
        var good = count("sales", "2xx");

        assertThatThrownBy(() -> CLIENT.send(asAda("/sales/export").build(), BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);

        await(() -> count("sales", "broken") == before + 1);
        assertThat(count("sales", "2xx")).isEqualTo(good);
    }

    @Test
    void countsAClientThatLeft() throws IOException {
        var asked = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        surroundings.sales().answer(exchange -> {
            asked.countDown();
            uninterruptibly(gone);
            FakeService.respond(exchange, 200, "{}");
        });
        var before = count("sales", "abandoned");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(("GET /sales/leads HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                                    + surroundings.idp().token().sign() + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            uninterruptibly(asked);
        }

        await(() -> count("sales", "abandoned") == before + 1);
        gone.countDown();
    }

    @Test
    void writesALineWithFieldsWhereTheAccessLogIsOn() {
        var lines = new CopyOnWriteArrayList<Map<String, String>>();
        var ear = new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord line) {
                lines.add(line.getMdcCopy());
            }
        };
        var log = Logger.getLogger("org.rapport.gateway.access");
        var level = log.getLevel();
        log.addHandler(ear);
        log.setLevel(Level.INFO);
        try {
            send(asAda("/sales/leads?q=secret"));

            await(() -> lines.stream().anyMatch(line -> "/sales/leads".equals(line.get("path"))));
        } finally {
            log.setLevel(level);
            log.removeHandler(ear);
        }
        assertThat(lines)
                .filteredOn(line -> "/sales/leads".equals(line.get("path")))
                .first(as(MAP))
                .containsEntry("method", "GET")
                .containsEntry("target", "sales")
                .containsEntry("outcome", "2xx")
                .containsEntry("status", "200")
                .containsKeys("millis", "requestId", "traceId", "tenant", "user");
        assertThat(lines.toString()).doesNotContain("secret", "127.0.0.1");
    }

    /** Else a client that keeps its connection would still send here when the gateway closes it. */
    @Test
    void asksClientsToComeBackElsewhereWhileItStops() {
        lifecycle.end();
        try {
            assertThat(send(to("/health/ready")).statusCode()).isEqualTo(503);
            for (var path : new String[] {"/sales/leads", "/docs", "/nothing"}) {
                var answer = send(asAda(path));
                assertThat(answer.statusCode()).isNotEqualTo(503);
                assertThat(answer.headers().firstValue("Connection")).hasValue("close");
            }
        } finally {
            lifecycle.begin();
        }
        assertThat(send(to("/nothing")).headers().firstValue("Connection")).isEmpty();
    }

    private long count(String service, String outcome) {
        return registry.get("crm.gateway.requests")
                .tags("target", service, "outcome", outcome)
                .timer()
                .count();
    }
}
