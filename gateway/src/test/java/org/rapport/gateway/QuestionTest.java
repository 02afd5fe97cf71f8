package org.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapport.gateway.fixture.FakeService;

/** What tests share of questions that the gateway asks services. */
abstract class QuestionTest extends BrowserTest {

    static final List<String> SERVICES = List.of("sales", "marketing", "support", "admin");

    /** What each service was asked last. */
    final Map<String, String> bodies = new ConcurrentHashMap<>();

    /** Reads and keeps what a service is asked. */
    String bodyOf(String name, HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bodies.put(name, body);
        return body;
    }

    FakeService.Asked onlyAsked(String name) {
        assertThat(surroundings.service(name).asked()).hasSize(1);
        return surroundings.service(name).lastAsked();
    }

    void assertNobodyWasAsked() {
        assertThat(SERVICES)
                .allSatisfy(
                        name -> assertThat(surroundings.service(name).asked()).isEmpty());
    }

    static List<String> pointersOf(HttpResponse<String> answer) {
        return membersOf(answer.body(), "errors", "pointer");
    }

    static List<String> membersOf(String body, String list, String... members) {
        return new JsonObject(body)
                .getJsonArray(list).stream()
                        .map(JsonObject.class::cast)
                        .map(item -> Stream.of(members).map(item::getString).collect(Collectors.joining(" ")))
                        .toList();
    }
}
