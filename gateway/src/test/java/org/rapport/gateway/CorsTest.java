package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest.Builder;
import org.junit.jupiter.api.Test;

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
