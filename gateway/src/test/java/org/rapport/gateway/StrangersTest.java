package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rapport.gateway.fixture.RawHttp;

/** What somebody without any credential can send. */
@QuarkusTest
class StrangersTest extends GatewayTest {

    private static final List<String> METHODS = List.of("GET", "POST", "OPTIONS", "HEAD", "DELETE", "a", "PUT");
    private static final List<String> PATHS = List.of(
            "/",
            "/auth/login",
            "/auth/callback",
            "/auth/me",
            "/auth/sessions/",
            "/auth/refresh",
            "/auth/logout",
            "/auth/logout/backchannel",
            "/api/auth/login",
            "/docs",
            "/health",
            "/sales/leads",
            "/marketing/forms//submissions",
            "/marketing/forms/e30.e30.e30/submissions");
    private static final List<String> NAMES = List.of(
            "Origin",
            "Access-Control-Request-Method",
            "Access-Control-Request-Headers",
            "Authorization",
            "Cookie",
            "Content-Length",
            "Content-Type",
            "Expect",
            "Forwarded",
            "X-Forwarded-For",
            "X-Request-Id",
            "traceparent",
            "tracestate",
            "X-CRM-Requested-With");
    private static final List<String> PARAMETERS =
            List.of("redirect", "organization", "code", "state", "iss", "error", "");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "a b",
            "Bearer",
            "Bearer a.b.c",
            "Bearer e30.e30.e30",
            "crm-session=; crm-session=x",
            "=;=,;;==",
            "https://app.example.test",
            "https://[::1",
            "http://%",
            "null",
            "-1",
            "1",
            "99999999999999999999",
            "100-continue",
            "%zz",
            "%22%5c%7f",
            "::ffff:1.2.3.4%eth0",
            "1.2.3.4.5, face.be, ::::",
            "00-ffffffffffffffffffffffffffffffff-0000000000000000-ff",
            "\u00ff\u0080",
            "a".repeat(3_000),
            "multipart/form-data; boundary=",
            "application/x-www-form-urlencoded");

    private final Random random = new Random(20_261_128);

    @Test
    void getAnAnswerOfTheirOwnAndNoFailureOfOurs() {
        var answered = 0;
        for (var time = 0; time < 1_500; time++) {
            var request = request();

            var statuses = RawHttp.statusesOf(RawHttp.exchangeUntilQuiet(server.port(), request));

            assertThat(statuses).as(request).doesNotContain(500);
            answered += statuses.isEmpty() ? 0 : 1;
        }
        assertThat(answered).as("some hang up before they are answered").isGreaterThan(1_000);
    }

    @Test
    void findAPageThatSaysWhereToGoOn() {
        var answer = send(to("/"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(answer.body()).contains("/docs", "/auth/login");
    }

    private String request() {
        var head = new StringBuilder(any(METHODS)).append(' ').append(any(PATHS));
        if (random.nextBoolean()) {
            head.append('?').append(any(PARAMETERS)).append('=').append(any(VALUES));
        }
        head.append(" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n");
        head.append("X-Forwarded-For: 192.0.2.").append(random.nextInt(250)).append("\r\n");
        for (var header = random.nextInt(4); header > 0; header--) {
            head.append(any(NAMES)).append(": ").append(any(VALUES)).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private String any(List<String> those) {
        return those.get(random.nextInt(those.size()));
    }
}
