package org.rapport.observability.rule;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;

/**
 * The rules of all {@link Slo}s: the file {@code slo.yaml}.
 *
 * <p>Multiwindow, multi-burn-rate alerts as in Google's <i>The Site Reliability Workbook</i>, chapter 5, "Alerting on
 * SLOs". Longer windows are averages of what was recorded of five minutes, since raw counters of days are too many to be
 * read each minute.
 */
final class SloRules {

    /** So many bad events make an alert at the least: two of three requests at night wake nobody. */
    private static final int A_HANDFUL = 10;

    private static final String BEGINNING = """
            # Service level objectives, and alerts when their error budgets are used up too fast. What an alert means and what to
            # do about it: docs/operations/alerts.md. Made from the code (deploy/observability, package rule):
            # ./mvnw -pl deploy/observability -am test -Dsettings=write
            #
            # Multiwindow, multi-burn-rate alerts as in Google's "The Site Reliability Workbook", chapter 5, "Alerting on SLOs".
            groups:
              - name: rapport-slo
                interval: 1m
                rules:
            """;

    private static final String OBJECTIVE = """
            # %1$s: %2$s
            - record: slo:objective:ratio
              expr: vector(%3$s)
              labels:
                slo: %1$s
            - record: namespace:slo_events:rate5m
              expr: |
            %4$s  labels:
                slo: %1$s
            - record: namespace:slo_bad_events:rate5m
              expr: |
            %5$s  labels:
                slo: %1$s

            """;

    private static final String RATIO = """
            # The share of bad events; where nothing happened there is none.
            - record: namespace:slo_errors:ratio_rate5m
              expr: |
                namespace:slo_bad_events:rate5m / (namespace:slo_events:rate5m > 0)
            """;

    private static final String LONGER_RATIO = """
            - record: namespace:slo_errors:ratio_rate%1$s
              expr: |
                avg_over_time(namespace:slo_bad_events:rate5m[%1$s])
                / (avg_over_time(namespace:slo_events:rate5m[%1$s]) > 0)
            """;

    private static final String REMAINING = """

            # What is left of the error budget of 30 days: 1 is all of it, less than 0 a broken promise.
            - record: namespace:slo_budget_remaining:ratio
              expr: |
                1 - namespace:slo_errors:ratio_rate30d / on (slo) group_left () (1 - slo:objective:ratio)
            """;

    private static final String ALERT = """

            - alert: RapportErrorBudgetBurns
              expr: |
                namespace:slo_errors:ratio_rate%2$s / on (slo) group_left () (1 - slo:objective:ratio) > %1$s
                and
                namespace:slo_errors:ratio_rate%3$s / on (slo) group_left () (1 - slo:objective:ratio) > %1$s
                and
                avg_over_time(namespace:slo_bad_events:rate5m[%2$s]) * %4$d > %6$d
              labels:
                severity: %5$s
                window: %2$s
              annotations:
                summary: "Over %2$s the error budget of {{ $labels.slo }} was used up {{ $value | printf \\"%%.1f\\" }} times as fast as it may be."
                runbook: docs/operations/alerts.md#rapporterrorbudgetburns
            """;

    private SloRules() {}

    /** The whole file. */
    static String text() {
        String rules = Slo.all().stream().map(SloRules::objective).collect(joining())
                + RATIO
                + Stream.of("30m", "1h", "2h", "6h", "1d", "3d", "30d")
                        .map(LONGER_RATIO::formatted)
                        .collect(joining())
                + REMAINING
                + Burn.all().stream().map(SloRules::alert).collect(joining());
        return BEGINNING + Yaml.indented(6, rules);
    }

    private static String objective(Slo slo) {
        return OBJECTIVE.formatted(
                slo.name(),
                slo.promise(),
                slo.objective(),
                Yaml.indented(4, slo.events()),
                Yaml.indented(4, slo.bad()));
    }

    private static String alert(Burn burn) {
        return ALERT.formatted(
                burn.pace(),
                burn.longWindow(),
                burn.shortWindow(),
                burn.length().toSeconds(),
                burn.severity(),
                A_HANDFUL);
    }
}
