package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapport.gateway.fixture.FakeService;

@QuarkusTest
class DocumentPagesTest extends GatewayTest {

    @BeforeEach
    void letServicesDescribeThemselves() {
        for (var name : new String[] {"sales", "marketing", "support"}) {
            surroundings
                    .service(name)
                    .answer(exchange -> FakeService.respond(
                            exchange,
                            200,
                            "{\"openapi\":\"3.1.0\",\"paths\":{\"/" + name + "/things\":{\"get\":{}}}}"));
        }
        surroundings.service("admin").answer(exchange -> FakeService.respond(exchange, 503, ""));
    }

    @Test
    void describesAllServicesAndItselfWhileOneIsDown() {
        var answer = send(to("/openapi.json"));

        assertThat(answer.statusCode()).isEqualTo(200);
        var document = new JsonObject(answer.body());
        assertThat(document.getString("openapi")).isEqualTo("3.1.0");
        assertThat(document.getJsonObject("paths").fieldNames())
                .contains(
                        "/auth/login",
                        "/auth/me",
                        "/auth/check",
                        "/auth/explain",
                        "/api/superadmin/policies/simulate",
                        "/api/health",
                        "/api/version",
                        "/sales/things",
                        "/marketing/things",
                        "/support/things");
        assertThat(document.getJsonObject("components")
                        .getJsonObject("securitySchemes")
                        .encode())
                .contains(surroundings.idp().issuer() + "/protocol/openid-connect/token");
        assertThat(document.getJsonObject("info").getString("description")).contains("admin");
    }

    @Test
    void showsTwoReadersWithoutAnyOtherHost() {
        for (var page : new String[] {"/docs", "/redoc"}) {
            var answer = send(to(page));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("http://", "https://");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("script-src 'self';", "frame-ancestors 'none'");
            Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                    .matcher(answer.body())
                    .results()
                    .forEach(link -> {
                        var asset = send(to(link.group(1)));
                        assertThat(asset.statusCode()).as(link.group(1)).isEqualTo(200);
                        assertThat(asset.body()).isNotEmpty();
                    });
        }
    }

    @Test
    void readsOnly() {
        var answer = send(to("/docs").POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }
}
