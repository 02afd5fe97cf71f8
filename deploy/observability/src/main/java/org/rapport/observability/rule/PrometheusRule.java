package org.rapport.observability.rule;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The same rules for Prometheus' operator, as one resource of Kubernetes. */
final class PrometheusRule {

    private static final String GROUPS = "groups:\n";

    private static final String BEGINNING = """
            # The rules of the folder rules, for Prometheus' operator. Made from them by the code (deploy/observability, package
            # rule): ./mvnw -pl deploy/observability -am test -Dsettings=write
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata:
              name: rapport
            spec:
              groups:
            """;

    private PrometheusRule() {}

    /** The resource with the files of {@code folder}, comments included. */
    static String text(Path folder) {
        return BEGINNING
                + RuleFile.paths(folder).stream()
                        .map(PrometheusRule::groups)
                        .map(groups -> Yaml.indented(2, groups))
                        .collect(joining("\n"));
    }

    private static String groups(Path file) {
        try {
            String text = Files.readString(file);
            return text.substring(text.indexOf(GROUPS) + GROUPS.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
