package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest.Builder;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.gateway.fixture.RawHttp;

@QuarkusTest
class CorsTest extends GatewayTest {

    private static final String FRIEND = "https://app.example.test";
    private static final String STRANGER = "https://app.example.test.evil.test";

    @Test
    void letsAPageOfAConfiguredOriginCall() {
        var answer = send(asAda("/sales/leads").header("Origin", FRIEND));

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(FRIEND);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .hasValue("true");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("ETag");
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void tellsCachesThatTheAnswerDependsOnTheOrigin() {
        assertThat(send(to("/docs")).headers().allValues("Vary")).contains("Origin");
        assertThat(send(to("/nothing")).headers().allValues("Vary")).contains("Origin");
    }

    /** Each refusal that there is: a page sees which, and when it may try again. */
    @ParameterizedTest
    @MethodSource("refusals")
    void letsAPageReadEveryRefusal(int status, String head) {
        surroundings.service("admin").answer(HttpExchange::close);
        var answer = RawHttp.exchange(
                server.port(),
                head.replace("TOKEN", surroundings.idp().token().sign()) + "\r\nConnection: close\r\n\r\n");

        assertThat(RawHttp.statusesOf(answer)).as(answer).containsExactly(status);
        var lower = answer.toLowerCase(Locale.ROOT);
        assertThat(lower)
                .containsAnyOf(
                        "access-control-allow-origin: https://app.example.test\r\n",
                        "access-control-allow-origin: *\r\n")
                .contains("vary: origin")
                .containsPattern(
                        "access-control-expose-headers: .*retry-after, ratelimit, ratelimit-policy.*x-request-id")
                .contains("application/problem+json");
    }

    @Test
    void doesNotLetAStrangerReadARefusal() {
        for (var path : new String[] {"/sales/leads", "/sales/leads?a%zz", "/sales/" + "a".repeat(9_000)}) {
            assertThat(send(to(path.replace("a%zz", "a%00b")).header("Origin", STRANGER))
                            .headers()
                            .map())
                    .doesNotContainKey("access-control-allow-origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "", "get", "\u00e4", "POST, GET"})
    void answersAPreflightForAMethodThatIsNone(String method) {
        var head = "OPTIONS /sales/leads HTTP/1.1\r\nHost: a\r\nOrigin: " + STRANGER
                + "\r\nAccess-Control-Request-Method: " + method + "\r\n\r\n";

        assertThat(RawHttp.statusesOf(RawHttp.exchangeUntilQuiet(server.port(), head)))
                .containsExactly(403);
    }

    static Stream<Arguments> refusals() {
        var friend = "\r\nHost: a\r\nOrigin: " + FRIEND;
        var customer = "\r\nHost: a\r\nOrigin: https://customer.test";
        var token = "\r\nAuthorization: Bearer TOKEN";
        var form = " /marketing/forms/none/submissions";
        return Stream.of(
                arguments(401, "GET /sales/leads HTTP/1.1" + friend),
                arguments(401, "GET /sales/leads HTTP/1.1" + friend + "\r\nAuthorization: Bearer x"),
                arguments(403, "POST /api/auth/login HTTP/1.1" + friend),
                arguments(404, "GET /nothing HTTP/1.1" + friend + token),
                arguments(405, "TRACE /sales/leads HTTP/1.1" + friend + token),
                arguments(405, "POST /docs HTTP/1.1" + friend),
                arguments(413, "POST /sales/leads HTTP/1.1" + friend + token + "\r\nContent-Length: 99999999999"),
                arguments(503, "DELETE /api/users/1 HTTP/1.1" + friend + token),
                arguments(400, "GET /sales/leads?filter=a%00b HTTP/1.1" + friend + token),
                arguments(400, "GET /sales/leads?filter=a b HTTP/1.1" + friend + token),
                arguments(400, "GET /sales/leads HTTP/1.1" + friend + token + "\r\nHost: b"),
                arguments(400, "GET /sales/leads HTTP/1.1" + friend + "\r\nX-Null: \u0000"),
                arguments(414, "GET /sales/leads?filter=" + "a".repeat(20_000) + " HTTP/1.1" + friend + token),
                arguments(414, "GET /sales/leads?filter=" + "a".repeat(200_000) + " HTTP/1.1" + friend + token),
                arguments(431, "GET /sales/leads HTTP/1.1" + friend + token + "\r\nX-Long: " + "a".repeat(40_000)),
                arguments(431, "GET /sales/leads HTTP/1.1" + friend + token + "\r\nX-Long: " + "a".repeat(200_000)),
                arguments(404, "POST" + form + " HTTP/1.1" + customer),
                arguments(400, "POST" + form + "?a%00b HTTP/1.1" + customer),
                arguments(414, "POST" + form + "?a=" + "a".repeat(20_000) + " HTTP/1.1" + customer),
                arguments(431, "POST" + form + " HTTP/1.1" + customer + "\r\nX-Long: " + "a".repeat(40_000)));
    }

    @Test
    void answersItsPreflightWithoutALogin() {
        var answer = send(preflight("/sales/leads", FRIEND, "PATCH"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(FRIEND);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
                .contains("PATCH");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .contains("If-Match");
        assertThat(surroundings.sales().asked()).isEmpty();
    }

    @Test
    void doesNotLetAStrangerRead() {
        var preflight = send(preflight("/sales/leads", STRANGER, "GET"));
        var answer = send(asAda("/sales/leads").header("Origin", STRANGER));

        assertThat(preflight.statusCode()).isEqualTo(403);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void letsAnyPagePostAForm() {
        var answer = send(preflight("/marketing/forms/key/submissions", "https://customer.test", "POST"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    private Builder preflight(String path, String origin, String method) {
        return to(path).method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method);
    }
}
