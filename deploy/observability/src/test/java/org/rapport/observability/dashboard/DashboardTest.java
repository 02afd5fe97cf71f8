package org.rapport.observability.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.observability.Promtool;

class DashboardTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\$([a-z][a-z_]*)");

    @TempDir
    Path folder;

    @Test
    void eachIsKnownByAnIdOfItsOwn() {
        assertThat(Dashboards.all())
                .extracting(Dashboard::uid)
                .containsExactly("rapport-overview", "rapport-api", "rapport-events", "rapport-runtime");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void eachPanelSaysWhatItIsAndInWhatItCounts(Dashboard dashboard) throws IOException {
        for (JsonNode panel : pictures(dashboard)) {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText())
                    .as(panel.path("title").asText())
                    .endsWith(".");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            assertThat(panel.path("targets")).isNotEmpty();
        }
        assertThat(pictures(dashboard))
                .extracting(panel -> panel.path("title").asText())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsAreBesideEachOther(Dashboard dashboard) throws IOException {
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : JSON.readTree(dashboard.json()).path("panels")) {
            JsonNode place = panel.path("gridPos");
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
            assertThat(cells(place))
                    .as(panel.path("title").asText())
                    .isNotEmpty()
                    .allMatch(taken::add);
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void queriesUseTheVariablesThatThereAre(Dashboard dashboard) {
        Set<String> used = dashboard.queries().stream()
                .flatMap(query -> VARIABLE.matcher(query.expression()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(used)
                .isEqualTo(dashboard.variables().stream().map(Variable::name).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void queriesNameMetricsOfTheTable(Dashboard dashboard) {
        assertThat(dashboard.queries())
                .allSatisfy(
                        query -> assertThat(MetricNames.of(query)).isNotEmpty().isSubsetOf(MetricNames.ofTable()));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void prometheusUnderstandsEachQuery(Dashboard dashboard) throws IOException, InterruptedException {
        List<Object> rules = new ArrayList<>();
        for (Query query : dashboard.queries()) {
            rules.add(Map.of("record", "query:" + rules.size(), "expr", query.runnable()));
        }
        Path file = folder.resolve("queries.yaml"); // JSON is YAML
        JSON.writeValue(file.toFile(), Map.of("groups", List.of(Map.of("name", dashboard.name(), "rules", rules))));

        Promtool.succeeds("check rules", List.of(file));
    }

    @Test
    void aQueryIsRunWithoutGrafana() {
        Query query =
                Query.of("", "sum(rate(a{here, job=~'$job'}[$__rate_interval])) / sum(increase(a{chosen}[$__range]))");

        assertThat(query.expression())
                .isEqualTo(
                        "sum(rate(a{namespace=~'$namespace', job=~'$job'}[$__rate_interval]))"
                                + " / sum(increase(a{namespace=~'$namespace', job=~'$job', tenant_class=~'$tenant_class'}[$__range]))");
        assertThat(query.runnable())
                .isEqualTo("sum(rate(a{namespace=~'.*', job=~'.*'}[1m]))"
                        + " / sum(increase(a{namespace=~'.*', job=~'.*', tenant_class=~'.*'}[1h]))");
        assertThat(MetricNames.of(query)).containsExactly("a");
    }

    /** A ConfigMap may be 1 MiB large; what `kubectl apply` notes of it beside it, 256 KiB. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void fitsIntoAConfigMap(Dashboard dashboard) throws IOException {
        assertThat(JSON.writeValueAsString(dashboard.json())).hasSizeLessThan(256 * 1024);
    }

    static List<Dashboard> dashboards() {
        return Dashboards.all();
    }

    /** Panels that are no headings of rows. */
    private static List<JsonNode> pictures(Dashboard dashboard) throws IOException {
        List<JsonNode> pictures = new ArrayList<>();
        JSON.readTree(dashboard.json()).path("panels").forEach(pictures::add);
        pictures.removeIf(panel -> panel.path("type").asText().equals("row"));
        return pictures;
    }

    private static List<String> cells(JsonNode place) {
        return IntStream.range(0, place.path("w").asInt())
                .boxed()
                .flatMap(column -> IntStream.range(0, place.path("h").asInt())
                        .mapToObj(line -> (place.path("x").asInt() + column) + " "
                                + (place.path("y").asInt() + line)))
                .toList();
    }
}
