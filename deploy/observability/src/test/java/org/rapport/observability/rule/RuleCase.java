package org.rapport.observability.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What is expected of an alert at one time, in a test that promtool runs.
 *
 * @param firing the labels of each that is told of
 */
record RuleCase(String alert, List<JsonNode> firing) {

    static final Path FOLDER = Path.of("src/test/resources/rules");

    static List<RuleCase> all() {
        return RuleFile.paths(FOLDER).stream().flatMap(RuleCase::read).toList();
    }

    /** Whether it expects that {@code rule} alerts, and not another one of its name. */
    boolean isFiring(Rule.Alert rule) {
        return alert.equals(rule.name())
                && firing.stream()
                        .anyMatch(labels -> rule.labels().entrySet().stream().allMatch(label -> label.getValue()
                                .equals(labels.path(label.getKey()).asText())));
    }

    boolean isQuiet(Rule.Alert rule) {
        return alert.equals(rule.name()) && firing.isEmpty();
    }

    private static Stream<RuleCase> read(Path file) {
        try {
            return elements(new YAMLMapper().readTree(file.toFile()).required("tests"))
                    .flatMap(test -> elements(test.path("alert_rule_test")))
                    .map(expected -> new RuleCase(
                            expected.required("alertname").asText(),
                            elements(expected.required("exp_alerts"))
                                    .map(alert -> alert.required("exp_labels"))
                                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
