package org.rapport.observability.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rapport.observability.Promtool;

/** What holds of every rule, and of the page that explains the alerts. */
class RulesTest {

    private static final Path FOLDER = Path.of("rules");
    private static final Path PAGE = Path.of("../../docs/operations/alerts.md");
    private static final String HEADING = "### ";
    private static final List<RuleFile> FILES = RuleFile.all(FOLDER);
    private static final Set<String> LABELS_OF_TARGETS =
            Set.of("namespace", "job", "instance", "pod", "container", "node", "endpoint", "service");

    @Test
    void prometheusUnderstandsThem() throws IOException, InterruptedException {
        Promtool.succeeds("check rules", RuleFile.paths(FOLDER));
    }

    @Test
    void anAlertHasANameOfOursAndOneExplanation() throws IOException {
        List<String> headings = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith(HEADING))
                .map(line -> line.substring(HEADING.length()))
                .toList();

        assertThat(headings).doesNotHaveDuplicates().allMatch(name -> name.startsWith("Rapport"));
        assertThat(alerts().stream().map(Rule.Alert::name).distinct()).containsExactlyInAnyOrderElementsOf(headings);
    }

    @Test
    void anAlertSaysWhetherSomebodyIsWokenUpAndWhereItIsExplained() {
        assertThat(alerts()).allSatisfy(alert -> {
            assertThat(alert.labels().get("severity")).isIn("critical", "warning", "info");
            assertThat(alert.annotations()).containsOnlyKeys("summary", "runbook");
            assertThat(alert.annotations().get("summary"))
                    .contains("{{ $labels.")
                    .endsWith(".");
            assertThat(alert.annotations().get("runbook"))
                    .isEqualTo("docs/operations/alerts.md#%s", alert.name().toLowerCase(Locale.ROOT));
        });
    }

    @Test
    void alertsOfOneNameDifferInTheirLabels() {
        assertThat(alerts().stream().map(alert -> alert.name() + alert.labels()))
                .doesNotHaveDuplicates();
    }

    @Test
    void noLabelOfOursIsOneThatTargetsHave() {
        assertThat(FILES).flatExtracting(RuleFile::rules).allSatisfy(rule -> assertThat(rule.labels())
                .doesNotContainKeys(LABELS_OF_TARGETS.toArray(String[]::new)));
    }

    @Test
    void thePageShowsEachObjective() {
        assertThat(PAGE)
                .content()
                .contains(Slo.all().stream()
                        .map(slo -> "| `%s` | %s |".formatted(slo.name(), slo.promise()))
                        .toList());
    }

    private static List<Rule.Alert> alerts() {
        return FILES.stream().flatMap(file -> file.alerts().stream()).toList();
    }
}
