package org.rapport.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedHeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "Cookie",
                "Forwarded",
                "X-Forwarded-For",
                "x-forwarded-host",
                "X-Forwarded-Proto",
                "X-FORWARDED-PREFIX",
                "X-Forwarded",
                "X-Real-IP",
                "X-Tenant",
                "X-Tenant-Id",
                "X-Organization-Id",
                "Tenant",
                "X-CRM-Tenant",
                "X-Internal-Token",
                "X-User",
                "X-User-Id",
                "X-Auth-Request-User",
                "X-Original-URL",
                "X-Rewrite-URL",
                "X-HTTP-Method-Override",
                "X_Forwarded_For",
                "Connection",
                "Keep-Alive",
                "TE",
                "Upgrade",
                "Transfer-Encoding",
                "Trailer",
                "Proxy-Authorization",
                "Proxy-Connection",
                "Expect",
                "Host",
                "Via",
                "traceparent",
                "X-Request-Id",
                "HTTP2-Settings"
            })
    void dropsWhatOnlyTheGatewayMaySay(String name) {
        var outgoing = toService(MultiMap.caseInsensitiveMultiMap().add(name, "x"));

        assertThat(outgoing.names()).isEmpty();
    }

    @Test
    void passesTheRest() {
        var incoming = MultiMap.caseInsensitiveMultiMap()
                .add("Accept", "application/json")
                .add("If-Match", "\"1.0\"")
                .add("Idempotency-Key", "k")
                .add("X-Custom", "a")
                .add("X-Custom", "b");

        var outgoing = toService(incoming);

        assertThat(outgoing.get("if-match")).isEqualTo("\"1.0\"");
        assertThat(outgoing.get("idempotency-key")).isEqualTo("k");
        assertThat(outgoing.getAll("x-custom")).containsExactly("a", "b");
    }

    @Test
    void dropsWhatTheConnectionHeaderNames() {
        var incoming = MultiMap.caseInsensitiveMultiMap()
                .add("Connection", "close, X-Secret")
                .add("X-Secret", "x")
                .add("X-Other", "y");

        assertThat(toService(incoming).names()).containsExactly("x-other");
    }

    @Test
    void keepsServicesFromSettingCookiesOrOurHeaders() {
        var incoming = MultiMap.caseInsensitiveMultiMap()
                .add("Set-Cookie", "a=b")
                .add("Server", "x")
                .add("Access-Control-Allow-Origin", "*")
                .add("ETag", "\"1.0\"")
                .add("Transfer-Encoding", "chunked");
        var outgoing = MultiMap.caseInsensitiveMultiMap();

        ForwardedHeaders.toClient(incoming, outgoing);

        assertThat(outgoing.names()).containsExactly("ETag");
    }

    private static MultiMap toService(MultiMap incoming) {
        var outgoing = MultiMap.caseInsensitiveMultiMap();
        ForwardedHeaders.toService(incoming, outgoing);
        return outgoing;
    }
}
