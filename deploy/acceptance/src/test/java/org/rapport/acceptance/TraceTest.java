package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.acceptance.Eventually.eventually;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.acceptance.TraceCollector.Seen;
import org.rapport.events.sales.SalesEvent;

/** What happens because of one request is one trace: at the gateway, in the service, in Kafka and where it is heard. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TraceTest {

    private static final String CALLER = "00f067aa0ba902b7";

    private final Suite suite;

    private Organization acme;
    private String trace;
    private Api api;

    TraceTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void acme() {
        acme = suite.organization("Acme");
    }

    @BeforeEach
    void aTraceOfItsOwn() {
        trace = UUID.randomUUID().toString().replace("-", "");
        api = acme.administrator()
                .with("traceparent", "00-" + trace + "-" + CALLER + "-01")
                .with("X-Request-Id", "traced-" + trace);
    }

    @Test
    void goesFromTheGatewayThroughServiceJournalAndKafkaToWhoeverHears() {
        var lead = api.post("/sales/leads", "{\"lastName\": \"Lovelace\", \"email\": \"ada@example.com\"}")
                .expect(201);

        eventually(() -> assertThat(spans("gateway", "POST sales")).hasSize(1));
        Seen gateway = spans("gateway", "POST sales").getFirst();
        assertThat(gateway.parent()).isEqualTo(CALLER);
        eventually(() -> assertThat(spans("sales-service", "POST /sales/leads")).hasSize(1));
        Seen service = spans("sales-service", "POST /sales/leads").getFirst();
        assertThat(service.parent()).isEqualTo(gateway.id());

        var known = suite.broker().rebuild(SalesEvent.class, acme.id()).find(acme.id(), lead.id());
        assertThat(known).isPresent();
        assertThat(known.get().traceParent()).isEqualTo("00-" + trace + "-" + service.id() + "-01");
        assertThat(known.get().requestId()).isEqualTo("traced-" + trace);

        for (String[] effect : new String[][] {
            {"sales-service", "publish org.rapport.sales.lead.created.v1"},
            {"admin-service", "audit-trail org.rapport.sales.lead.created.v1"},
            {"marketing-service", "audience org.rapport.sales.lead.created.v1"}
        }) {
            eventually(() -> assertThat(spans(effect[0], effect[1])).hasSize(1));
            assertThat(spans(effect[0], effect[1]).getFirst().parent()).isEqualTo(service.id());
        }
    }

    @Test
    void saysNothingOfPersons() {
        String secret = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        api.get("/sales/leads?filter=email==" + secret + "@example.com").expect(200);

        eventually(() -> assertThat(spans("sales-service", "GET /sales/leads")).isNotEmpty());
        assertThat(suite.traces().trace(trace))
                .noneMatch(span -> span.toString().contains(secret));
        assertThat(spans("sales-service", "GET /sales/leads").getFirst().attributes())
                .containsEntry("url.query", "withheld");
    }

    @Test
    void isNamedByProblemsOfTheServiceAndOfTheGateway() {
        assertThat(api.post("/sales/leads", "{\"lastName\": 7}").expect(400).text("/traceId"))
                .isEqualTo(trace);
        assertThat(api.get("/nothing/here").expect(404).text("/traceId")).isEqualTo(trace);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "sales", "marketing", "support", "admin"})
    void eachLineOfTheLogIsAnObjectForMachines(String part) throws IOException {
        var json = new ObjectMapper();
        for (String line : Files.readAllLines(suite.stack().part(part).log())) {
            assertThat(json.readTree(line).path("message").asText()).as(line).isNotEmpty();
        }
    }

    private List<Seen> spans(String part, String name) {
        return suite.traces().trace(trace).stream()
                .filter(span -> span.part().equals(part) && span.name().equals(name))
                .toList();
    }
}
