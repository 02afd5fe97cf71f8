package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapport.gateway.fixture.FakeService;
import org.rapport.gateway.route.Traffic;

/** What clients that are slow, or that leave, can do to the others. */
@QuarkusTest
class PressureTest extends BrowserTest {

    private final List<Socket> slow = new ArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);

    @Inject
    Traffic traffic;

    @AfterEach
    void hangUp() throws IOException {
        released.countDown();
        for (var socket : slow) {
            socket.close();
        }
        await(() -> traffic.underway() == 0);
    }

    @Test
    void twoHundredDrippingClientsKeepNobodyOut() {
        var stranger = tokenOf("mallory", UUID.randomUUID());
        for (var client = 0; client < 200; client++) {
            begin(stranger, "POST /sales/leads", 1_000);
        }

        for (var time = 0; time < 50; time++) {
            assertThat(send(asAda("/sales/leads").POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(surroundings.sales().asked())
                .as("the service sees whole bodies only")
                .hasSize(50);
        assertThat(slow).as("a caller has his share of the memory").anySatisfy(client -> assertThat(answerOf(client))
                .startsWith("HTTP/1.1 429")
                .contains("urn:problem:too-many-at-once", "Retry-After: 1"));
    }

    @Test
    void longBodiesThatStallKeepNobodyOut() {
        for (var tenant = 0; tenant < 5; tenant++) {
            var stranger = tokenOf("mallory", UUID.randomUUID());
            for (var client = 0; client < 20; client++) {
                begin(stranger, "POST /sales/imports", 1_000_000);
            }
        }

        for (var time = 0; time < 50; time++) {
            assertThat(send(asAda("/sales/leads").POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void givesUpOnABodyThatDoesNotCome() {
        var client = begin(tokenOf("mallory", UUID.randomUUID()), "POST /sales/leads", 1_000);
        var chunked = open("POST /sales/leads HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                + tokenOf("mallory", UUID.randomUUID()) + "\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
        var upload = begin(tokenOf("mallory", UUID.randomUUID()), "POST /sales/imports", 1_000_000);
        var check = begin(tokenOf("mallory", UUID.randomUUID()), "POST /auth/check", 100_000);

        for (var late : List.of(client, chunked, upload, check)) {
            assertThat(answerOf(late)).startsWith("HTTP/1.1 408").contains("urn:problem:request-too-slow");
        }
        assertThat(send(asAda("/sales/leads")).statusCode())
                .as("the service is not blamed")
                .isEqualTo(200);
    }

    @Test
    void keepsAShortBodyOfUnknownLengthTogetherAndStreamsALongOne() {
        surroundings
                .sales()
                .answer(exchange -> FakeService.respond(
                        exchange, 200, "{\"bytes\":" + exchange.getRequestBody().readAllBytes().length + "}"));

        for (var size : new int[] {1, 65_536, 65_537, 1_000_000}) {
            var answer = send(asAda("/sales/leads")
                    .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[size]))));

            assertThat(answer.body()).isEqualTo("{\"bytes\":" + size + "}");
            assertThat(surroundings.sales().lastAsked().header("content-length"))
                    .isEqualTo(size <= 65_536 ? Integer.toString(size) : "");
        }
    }

    @Test
    void whoWaitsInVainIsToldSoAndTheServiceIsNotBlamed() {
        surroundings.sales().answer(waiting());
        var first = askAtOnce(16);
        await(() -> surroundings.sales().asked().size() == 16);

        var further = askAtOnce(8);
        for (var answer : further) {
            assertThat(answer.join().statusCode()).isEqualTo(503);
            assertThat(problemOf(answer.join())).isEqualTo("service-busy");
        }
        assertThat(send(with(tokenOf("eve", UUID.randomUUID()), "/sales/leads?now"))
                        .statusCode())
                .as("another caller has places left, and the breaker is closed")
                .isEqualTo(200);
        assertThat(surroundings.sales().asked()).hasSize(17);
        released.countDown();
        assertThat(first)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }

    @Test
    void whoLeavesWhileHeWaitsLeavesNothingBehind() throws IOException {
        surroundings.sales().answer(waiting());
        var first = askAtOnce(16);
        await(() -> surroundings.sales().asked().size() == 16);
        var gone = open("GET /sales/gone HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + ada() + "\r\n\r\n");
        await(() -> traffic.underway() == 17);

        gone.close();

        await(() -> traffic.underway() == 16);
        released.countDown();
        assertThat(first)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(surroundings.sales().asked()).hasSize(16);
    }

    @Test
    void aSlowUploadDoesNotTryWhetherAServiceIsBack() {
        var marketing = surroundings.service("marketing");
        marketing.answer(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.close();
        });
        for (var time = 0; time < 5; time++) {
            send(asAda("/marketing/lists").POST(BodyPublishers.ofString("{}")));
        }
        marketing.reset();
        var stranger = tokenOf("mallory", UUID.randomUUID());

        await(() -> {
            var upload = begin(stranger, "POST /marketing/imports", 1_000_000);
            assertThat(answerOf(upload)).startsWith("HTTP/1.1 503");
            return send(asAda("/marketing/lists")).statusCode() == 200;
        });
    }

    @Test
    void aClientThatDoesNotReadIsCutOff() throws IOException {
        surroundings.sales().answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                for (var time = 0; time < 64; time++) {
                    out.write(new byte[1 << 20]);
                }
            }
        });
        var deaf = open("GET /sales/export HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + ada() + "\r\n\r\n");
        await(() -> traffic.underway() == 1);

        await(() -> traffic.underway() == 0);
        assertThat(deaf.isClosed()).isFalse();
    }

    @Test
    void whoLeavesWhileTheSessionIsRenewedAsksNoService() throws IOException {
        var session = signIn(ALMOST_OVER);
        var renewing = new CountDownLatch(1);
        surroundings.idp().beforeRenewal(() -> {
            renewing.countDown();
            uninterruptibly(released);
        });
        surroundings.sales().answer(waiting());
        var gone = open("GET /sales/gone HTTP/1.1\r\nHost: a\r\nCookie: " + session + "\r\n\r\n");
        uninterruptibly(renewing);
        gone.close();
        // The gateway has noticed once it has served others meanwhile.
        for (var time = 0; time < 20; time++) {
            send(to("/health/live"));
        }

        released.countDown();

        var renewed = send(to("/sales/leads?now").header("Cookie", session));
        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(surroundings.sales().asked()).hasSize(1);
        await(() -> traffic.underway() == 0);
    }

    private HttpHandler waiting() {
        return exchange -> {
            if (!"now".equals(exchange.getRequestURI().getQuery())) {
                uninterruptibly(released);
            }
            FakeService.respond(exchange, 200, "{}");
        };
    }

    private List<CompletableFuture<HttpResponse<String>>> askAtOnce(int times) {
        var token = ada();
        return IntStream.range(0, times)
                .mapToObj(_ -> CLIENT.sendAsync(with(token, "/sales/leads").build(), BodyHandlers.ofString()))
                .toList();
    }

    private String ada() {
        return surroundings.idp().token().sign();
    }

    private String tokenOf(String subject, UUID tenant) {
        return surroundings
                .idp()
                .token()
                .claim("sub", subject)
                .claim("organization", Map.of("t", Map.of("id", tenant.toString())))
                .sign();
    }

    /** A request whose body does not come, but for its first byte. */
    private Socket begin(String token, String target, int length) {
        return open(target + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + "\r\nContent-Length: " + length
                + "\r\n\r\n{");
    }

    private Socket open(String bytes) {
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            socket.setSoTimeout(10_000);
            slow.add(socket);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return socket;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String answerOf(Socket socket) {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
