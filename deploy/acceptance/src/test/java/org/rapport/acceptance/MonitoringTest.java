package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rapport.acceptance.Eventually.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.rapport.installation.page.Command;
import org.rapport.installation.page.Kind;
import org.rapport.installation.page.OperatorPages;
import org.rapport.observability.dashboard.Dashboards;
import org.rapport.observability.dashboard.Query;
import org.rapport.observability.rule.RuleFile;

/** What operators look at has something to show: a Prometheus scrapes the suite, and is asked what they ask. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringTest {

    /** What a query asks for that is not there where all is well, and no Kubernetes is. */
    private static final List<String> NEED_NOT_BE = List.of("outcome='SERVER_ERROR'}[1h])) > 0", "kubelet_");

    private final Suite suite;
    private PrometheusServer prometheus;
    private Api api;

    MonitoringTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void watchSomethingHappen() throws IOException {
        assumeTrue(
                PrometheusServer.program("prometheus").isPresent(),
                "there is no prometheus on the PATH: the queries of dashboards and rules are not tried");
        prometheus = PrometheusServer.of(suite.home().resolve("prometheus"), suite.stack(), Map.of(), impatientRules());
        prometheus.start();
        api = suite.organization("Watched").administrator();
        suite.known(api, "/sales/leads", "/marketing/forms", "/support/tickets", "/api/tags");
        suite.broker().sendToEachPartition(Topics.MARKETING, "poison " + UUID.randomUUID());
        happen();
    }

    /** As they are shipped, but not looked at as seldom as there. */
    private Path impatientRules() throws IOException {
        Path copies = Files.createDirectories(suite.home().resolve("rules").toAbsolutePath());
        for (Path file : RuleFile.paths(Checkout.of(MonitoringTest.class).resolve("deploy/observability/rules"))) {
            Files.writeString(
                    copies.resolve(file.getFileName()), Files.readString(file).replaceAll("(?m)^ +interval: .*$", ""));
        }
        return copies;
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
        if (NEED_NOT_BE.stream().anyMatch(query::contains)) {
            prometheus.query(query); // it is understood
            return;
        }
        eventually(() -> {
            if (!hasNumber(query)) {
                happen();
            }
            assertThat(hasNumber(query)).isTrue();
        });
    }

    private boolean hasNumber(String query) {
        return prometheus.query(query).stream()
                .anyMatch(series -> !series.at("/value/1").asText().equals("NaN"));
    }

    /** Something is asked of each service, changes, and is heard of by others. */
    private void happen() {
        for (String path : List.of("/sales/leads", "/marketing/forms", "/support/tickets", "/api/tags")) {
            api.get(path).expect(200);
        }
        api.post(
                        "/marketing/capture",
                        "{\"lastName\": \"Watched\", \"email\": \"%s@watched.example\"}".formatted(UUID.randomUUID()))
                .expect(201);
    }

    static Stream<String> queries() {
        return Dashboards.all().stream()
                .flatMap(dashboard -> dashboard.queries().stream())
                .map(Query::runnable)
                .distinct();
    }

    static List<Command> questionsOfPages() {
        return OperatorPages.commands(Kind.PROMQL);
    }

    /** What a page for operators tells them to ask, when something is wrong that is not so here. */
    @ParameterizedTest
    @MethodSource("questionsOfPages")
    void aQuestionOfAPageIsUnderstoodAndAboutMetricsThatThereAre(Command question) {
        prometheus.query(question.text());

        String without = question.text().replaceAll("\\{[^}]*}", "");
        eventually(() -> assertThat(prometheus.query(without)).isNotEmpty());
    }

    @Test
    void everyRuleIsUnderstood() {
        eventually(() -> assertThat(prometheus.rules())
                .isNotEmpty()
                .allMatch(rule -> rule.path("health").asText().equals("ok")));
        assertThat(prometheus.query("namespace:slo_events:rate5m").stream()
                        .map(series -> series.at("/metric/slo").asText()))
                .containsExactlyInAnyOrder("api-availability", "api-latency", "event-freshness");
    }
}
