package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rapport.gateway.fixture.FakeService;

/** What a service can do to the gateway. The support service is used, so that its open breaker disturbs no other test. */
@QuarkusTest
class FailureTest extends GatewayTest {

    @Test
    void tellsThatAServiceIsSilentAndStopsAskingIt() {
        var support = surroundings.service("support");
        support.answer(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.close();
        });

        for (var time = 0; time < 5; time++) {
            var answer = send(asAda("/support/tickets").POST(BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(problemOf(answer)).isEqualTo("service-unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(support.asked()).as("nothing unsafe is sent twice").hasSize(5);

        support.reset();
        var refused = send(asAda("/support/tickets"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(support.asked()).as("the breaker is open").isEmpty();
        assertThat(send(asAda("/sales/leads")).statusCode())
                .as("others are served")
                .isEqualTo(200);

        awaitStatus(200);
        assertThat(support.asked()).isNotEmpty();
    }

    @Test
    void givesUpOnASilentService() {
        var admin = surroundings.service("admin");
        admin.answer(exchange -> exchange.getRequestBody().readAllBytes());

        var answer = send(asAda("/api/audit"));

        assertThat(answer.statusCode()).isEqualTo(503);
    }

    @Test
    void triesASafeRequestOnceMore() {
        var marketing = surroundings.service("marketing");
        var first = new AtomicInteger();
        marketing.answer(exchange -> {
            if (first.getAndIncrement() == 0) {
                exchange.close();
            } else {
                FakeService.respond(exchange, 200, "{}");
            }
        });

        assertThat(send(asAda("/marketing/forms")).statusCode()).isEqualTo(200);
        assertThat(marketing.asked()).hasSize(2);
    }

    @Test
    void neverLetsABrokenAnswerLookComplete() {
        surroundings.service("marketing").answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[100_000]);
            exchange.getResponseBody().flush();
            throw new IOException("broken");
        });

        assertThatThrownBy(() -> CLIENT.send(asAda("/marketing/forms").build(), BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);
    }

    private void awaitStatus(int status) {
        var deadline = System.nanoTime() + 10_000_000_000L;
        while (send(asAda("/support/tickets")).statusCode() != status) {
            assertThat(System.nanoTime()).as("the breaker closes in time").isLessThan(deadline);
        }
    }
}
