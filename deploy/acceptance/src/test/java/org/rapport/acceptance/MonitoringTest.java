package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rapport.acceptance.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.events.Topics;
import org.rapport.installation.Checkout;
import org.rapport.observability.dashboard.Dashboards;
import org.rapport.observability.dashboard.Query;

/** What operators look at has something to show: a Prometheus scrapes the suite, and is asked what they ask. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringTest {

    private final Suite suite;
    private PrometheusServer prometheus;

    MonitoringTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void watchSomethingHappen() {
        assumeTrue(
                PrometheusServer.program("prometheus").isPresent(),
                "there is no prometheus on the PATH: the queries of dashboards and rules are not tried");
        prometheus = PrometheusServer.of(
                suite.home().resolve("prometheus"),
                suite.stack(),
                Map.of(),
                Checkout.of(MonitoringTest.class).resolve("deploy/observability/rules"));
        prometheus.start();
        Api api = suite.organization("Watched").administrator();
        for (String path : List.of("/sales/leads", "/marketing/forms", "/support/tickets", "/api/tags")) {
            api.get(path).expect(200);
        }
        api.post("/marketing/capture", "{\"lastName\": \"Watched\", \"email\": \"watched@one.example\"}")
                .expect(201);
        suite.broker().sendToEachPartition(Topics.MARKETING, "poison " + UUID.randomUUID());
        eventually(() -> assertThat(api.get("/sales/leads?filter=email==watched@one.example")
                        .items())
                .hasSize(1));
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            prometheus.stop();
        }
    }

    @Test
    void everyPartIsScraped() {
        eventually(() -> assertThat(prometheus.query("up == 1").stream()
                        .map(series -> series.at("/metric/job").asText()))
                .containsExactlyInAnyOrder(
                        "gateway", "sales-service", "marketing-service", "support-service", "admin-service"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aPanelHasSomethingToShow(String query) {
        eventually(() -> assertThat(prometheus.query(query))
                .isNotEmpty()
                .anyMatch(series -> !series.at("/value/1").asText().equals("NaN")));
    }

    static Stream<String> queries() {
        return Dashboards.all().stream()
                .flatMap(dashboard -> dashboard.queries().stream())
                .map(Query::runnable)
                .distinct();
    }

    @Test
    void everyRuleIsUnderstood() {
        eventually(() -> assertThat(prometheus.rules())
                .isNotEmpty()
                .allMatch(rule -> rule.path("health").asText().equals("ok")));
        List<JsonNode> ratios = prometheus.query("slo:error_budget:ratio");
        assertThat(ratios).as("of each objective").isNotNull();
    }
}
