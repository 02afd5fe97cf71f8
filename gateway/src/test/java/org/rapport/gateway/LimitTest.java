package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest.Builder;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** Each test asks from networks of its own, as the proxy in front tells. */
@QuarkusTest
class LimitTest extends GatewayTest {

    @Inject
    MeterRegistry registry;

    @Test
    void limitsANetworkBeforeItIsKnownWhoAsks() {
        HttpResponse<String> answer;
        var asked = 0;
        var limited = limited("address");
        do {
            answer = send(from("2001:db8:1:1::" + Integer.toHexString(asked), with("nonsense", "/sales/leads")));
            asked++;
        } while (answer.statusCode() == 401);

        assertThat(asked).isGreaterThan(3_000);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(problemOf(answer)).isEqualTo("too-many-requests");
        assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"address\";q=3000;w=60");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(limited("address")).isEqualTo(limited + 1);
        assertThat(send(from("2001:db8:1:2::1", with("nonsense", "/sales/leads")))
                        .statusCode())
                .as("the network beside it")
                .isEqualTo(401);
        assertThat(send(from("2001:db8:1:1::1", to("/health/ready"))).statusCode())
                .isEqualTo(200);
        assertThat(askUntilRefused("2001:db8:1:1::1", "/healthy"))
                .as("but for what was refilled")
                .isLessThan(1_000);
    }

    @Test
    void limitsSignIns() {
        assertThat(askUntilRefused("198.51.100.1", "/auth/callback?code=x&state=y"))
                .isGreaterThanOrEqualTo(300);

        assertThat(askUntilRefused("198.51.100.1", "/auth/login"))
                .as("but for what was refilled")
                .isLessThan(100);
        assertThat(send(from("198.51.100.2", to("/auth/login"))).statusCode()).isEqualTo(302);
        assertThat(send(from("198.51.100.1", to("/auth/me"))).statusCode()).isEqualTo(401);
    }

    @Test
    void aFormThatIsFloodedStaysOpenForOthers() throws JoseException {
        var form = "/marketing/forms/" + surroundings.capability("form:submit", UUID.randomUUID()) + "/submissions";
        for (var time = 0; time < 30; time++) {
            for (var flooding : new String[] {"203.0.113.1", "203.0.113.2"}) {
                assertThat(submit(flooding, form).statusCode()).isEqualTo(200);
            }
        }

        var limited = limited("key");
        var taken = 0;
        var answer = submit("203.0.113.3", form);
        while (answer.statusCode() == 200) {
            taken++;
            answer = submit("203.0.113.3", form);
        }
        assertThat(taken).isGreaterThanOrEqualTo(3);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("\\\"key\\\"");
        assertThat(limited("key")).as("not those that were let in all the same").isEqualTo(limited + 1);
    }

    /** How many requests that quota refused so far. */
    private double limited(String quota) {
        return registry.get("crm.gateway.limited").tag("limit", quota).counter().count();
    }

    /** How many requests were answered before. */
    private int askUntilRefused(String address, String path) {
        for (var answered = 0; ; answered++) {
            var answer = send(from(address, to(path)).header("Origin", "https://app.example.test"));
            if (answer.statusCode() == 429) {
                assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                        .as("a page may read when to try again")
                        .hasValue("https://app.example.test");
                return answered;
            }
        }
    }

    private HttpResponse<String> submit(String address, String form) {
        return send(from(address, to(form).POST(BodyPublishers.ofString("{}"))));
    }

    private static Builder from(String address, Builder request) {
        return request.header("X-Forwarded-For", address);
    }
}
