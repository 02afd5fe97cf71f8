package org.rapport.observability.dashboard;

import java.util.List;

/**
 * A page of Grafana's.
 *
 * @param name of its file, and what other pages know it by
 */
public record Dashboard(String name, String title, String description, List<Variable> variables, List<Row> rows) {

    public Dashboard {
        variables = List.copyOf(variables);
        rows = List.copyOf(rows);
    }

    /** By which Grafana knows it: the same in every installation and version. */
    public String uid() {
        return "rapport-" + name;
    }

    /** Everything that Prometheus is asked for it, as it is written. */
    public List<Query> queries() {
        return rows.stream()
                .flatMap(row -> row.panels().stream())
                .flatMap(panel -> panel.queries().stream())
                .toList();
    }

    /** What Grafana reads. */
    public String json() {
        return GrafanaJson.of(this);
    }
}
