package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.gateway.fixture.RawHttp;

/** Requests by raw sockets. Each hides a second one, which must never reach the service. */
@QuarkusTest
class SmugglingTest extends GatewayTest {

    private static final String HIDDEN = "GET /sales/hidden HTTP/1.1\r\nHost: a\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 4",
                "Content-Length: 4\r\nContent-Length: 5",
                "Content-Length: 4\r\nContent-Length: 4",
                "Content-Length: 4, 5",
                "Content-Length: +4",
                "Content-Length: -4",
                "Content-Length: 0x4",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding:\u000bchunked",
                "Host: b",
                "Authorization: Bearer other",
                "X-Bad Name: x",
                "X-Fold: a\r\n b: c\u0000d",
                "X-Null: \u0000"
            })
    void refusesAmbiguousMessages(String trick) {
        var request = "POST /sales/leads HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                + surroundings.idp().token().sign() + "\r\n" + trick + "\r\n\r\n0\r\n\r\n" + HIDDEN;

        var answer = RawHttp.exchangeUntilQuiet(server.port(), request);

        assertThat(RawHttp.statusesOf(answer).getFirst()).as(answer).isEqualTo(400);
        assertThat(answer).contains("application/problem+json").contains("urn:problem:malformed-request");
        assertThat(surroundings.sales().asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sales//leads",
                "//sales/leads",
                "/sales/%2e%2e/q/health",
                "/sales/../q/health",
                "/sales/leads;x",
                "/sales/%2fleads",
                "/sales/%00",
                "/sales\\leads",
                "/sales/%ff",
                "/sales/\u00ff",
                "http://evil.test/sales/leads"
            })
    void refusesPathTricks(String path) {
        var answer = RawHttp.exchangeUntilQuiet(server.port(), request("GET " + path + " HTTP/1.1"));

        assertThat(RawHttp.statusesOf(answer)).containsExactly(400);
        assertThat(answer).contains("urn:problem:malformed-request");
        assertThat(surroundings.sales().asked()).isEmpty();
    }

    @Test
    void needsAHost() {
        var answer = RawHttp.exchangeUntilQuiet(server.port(), "GET /health HTTP/1.1\r\n\r\n");

        assertThat(RawHttp.statusesOf(answer)).containsExactly(400);
    }

    @Test
    void refusesChunksInHttp10() {
        var answer = RawHttp.exchangeUntilQuiet(
                server.port(), "POST /sales/leads HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

        assertThat(RawHttp.statusesOf(answer).getFirst()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.2", "HTTP/2.0", "HTTP/3", "ICY/1.1", "HTTP/1.1 x", ""})
    void refusesVersionsItDoesNotSpeak(String version) {
        var answer = RawHttp.exchangeUntilQuiet(server.port(), request("GET /health " + version));

        assertThat(answer).matches(refusal -> refusal.contains(" 400 ") || refusal.contains(" 501 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "get"})
    void refusesMethodsItDoesNotKnow(String method) {
        var answer = RawHttp.exchangeUntilQuiet(server.port(), request(method + " /sales/leads HTTP/1.1"));

        assertThat(RawHttp.statusesOf(answer).getFirst()).isEqualTo(405);
        assertThat(answer.toLowerCase(Locale.ROOT)).contains("allow: get");
    }

    @Test
    void refusesLongTargetsAndHeaders() {
        var port = server.port();
        assertThat(RawHttp.exchangeUntilQuiet(port, request("GET /sales/" + "a".repeat(9_000) + " HTTP/1.1")))
                .startsWith("HTTP/1.1 414")
                .contains("urn:problem:uri-too-long");
        assertThat(RawHttp.exchangeUntilQuiet(port, request("GET /sales/" + "a".repeat(50_000) + " HTTP/1.1")))
                .contains(" 414 ", "urn:problem:uri-too-long");
        assertThat(RawHttp.exchangeUntilQuiet(port, request("GET /sales HTTP/1.1\r\nX-Long: " + "a".repeat(40_000))))
                .startsWith("HTTP/1.1 431")
                .contains("urn:problem:header-too-large");
    }

    /** The client is still sending when the answer stands: it must not be lost with the connection. */
    @ParameterizedTest
    @ValueSource(ints = {20_000, 200_000, 5_000_000})
    void explainsToWhomeverSendsFarTooMuch(int length) {
        var tooMuch = "a".repeat(length);

        assertThat(RawHttp.exchangeUntilQuiet(server.port(), request("GET /sales/" + tooMuch + " HTTP/1.1")))
                .contains(" 414 ", "urn:problem:uri-too-long");
        assertThat(RawHttp.exchangeUntilQuiet(
                        server.port(),
                        request("GET /sales HTTP/1.1\r\nX-A: " + "a".repeat(33_000) + "\r\nX-Long: " + tooMuch)))
                .contains(" 431 ", "urn:problem:header-too-large");
    }

    @Test
    void aHeaderHasToBeWholeInTime() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("\r\n\r\nGET /health HTTP/1.1\r\nHost: a\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void doesNotUpgradeConnections() {
        var answer = RawHttp.exchangeUntilQuiet(
                server.port(),
                request(
                        "GET /health HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__"));

        assertThat(RawHttp.statusesOf(answer)).containsExactly(200);
    }

    @Test
    void answersPipelinedRequestsInOrder() {
        var get = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";
        var answer = RawHttp.exchangeUntilQuiet(server.port(), get + "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n" + get);

        assertThat(RawHttp.statusesOf(answer)).containsExactly(200, 404, 200);
    }

    private static String request(String head) {
        return head + "\r\nHost: a\r\n\r\n";
    }
}
