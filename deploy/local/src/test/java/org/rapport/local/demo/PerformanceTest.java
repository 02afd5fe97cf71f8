package org.rapport.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.StackException;
import org.rapport.local.client.Gateway;
import org.rapport.local.keycloak.Person;

class PerformanceTest {

    private static final Deed LEAD = Deed.Post.creating("lead-1", "rep", "/leads", Map.of("lastName", "田中"));
    private static final Deed QUALIFY = Deed.Post.acting("lead-1", "qualify", "rep", "/leads", Map.of());

    @TempDir
    private Path folder;

    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final List<Person> joined = new ArrayList<>();
    private HttpServer server;

    private record Reply(int status, String body) {}

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void usesWhatEarlierDeedsLedTo() {
        reply(201, "{\"id\": \"018f\"}");
        reply(200, "{\"id\": \"018f\"}");

        assertThat(perform(LEAD, QUALIFY)).isEqualTo(2);

        assertThat(requests)
                .containsExactly(
                        "POST /leads demo-acme-lead-1 {\"lastName\":\"田中\"}",
                        "POST /leads/018f/qualify demo-acme-lead-1.qualify ");
    }

    @Test
    void doesNothingASecondTime() {
        reply(201, "{\"id\": \"018f\"}");
        perform(LEAD);

        assertThat(perform(LEAD)).isZero();

        assertThat(requests).hasSize(1);
    }

    @Test
    void goesOnAfterARefusalWithTheSameKey() {
        reply(201, "{\"id\": \"018f\"}");
        reply(422, "{\"title\": \"Rule broken\", \"detail\": \"It cannot be qualified.\"}");
        reply(200, "{\"id\": \"018f\"}");

        assertThatThrownBy(() -> perform(LEAD, QUALIFY))
                .isInstanceOf(StackException.class)
                .hasMessage("POST /leads/018f/qualify is answered 422: It cannot be qualified.");
        assertThat(perform(LEAD, QUALIFY)).isEqualTo(1);

        assertThat(requests.get(2)).isEqualTo(requests.get(1)).contains("demo-acme-lead-1.qualify");
    }

    @Test
    void comesBackWhenItIsToldTo() {
        reply(429, "{}");
        reply(503, "{}");
        reply(201, "{\"id\": \"018f\"}");

        assertThat(perform(LEAD)).isEqualTo(1);

        assertThat(requests).hasSize(3);
    }

    @Test
    void looksUntilItFinds() {
        reply(403, "{}");
        reply(200, "{\"items\": []}");
        reply(200, "{\"items\": [{\"id\": \"0190\"}]}");

        perform(new Deed.Look("lead-2", "rep", "/leads", "/items/0/id"));

        try (Ledger ledger = ledger()) {
            assertThat(ledger.resolve("{lead-2}")).isEqualTo("0190");
        }
    }

    @Test
    void doesNotLookForEver() {
        reply(200, "{\"items\": []}");

        assertThatThrownBy(() -> perform(Duration.ZERO, new Deed.Look("lead-2", "rep", "/leads", "/items/0/id")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("waited in vain for lead-2");
    }

    @Test
    void letsEachPersonJoinOnce() {
        var ann = new Person("ann@acme.example", "Ann", "Ahlers");

        perform(new Deed.Join(ann));
        perform(new Deed.Join(ann));

        assertThat(joined).containsExactly(ann);
    }

    private int perform(Deed... deeds) {
        return perform(Duration.ofSeconds(20), deeds);
    }

    private int perform(Duration patience, Deed... deeds) {
        Gateway gateway =
                Gateway.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        try (Ledger ledger = ledger()) {
            return new Performance("acme", _ -> gateway, joined::add, ledger, patience).of(List.of(deeds), _ -> {});
        }
    }

    private Ledger ledger() {
        return Ledger.open(folder.resolve("acme"));
    }

    private void reply(int status, String body) {
        replies.add(new Reply(status, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + key + " " + body);
            Reply reply = replies.remove();
            if (reply.status() == 429 || reply.status() == 503) {
                exchange.getResponseHeaders().set("Retry-After", "0");
            }
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
