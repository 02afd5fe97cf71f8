package org.rapport.observability.dashboard;

import java.util.ArrayList;
import java.util.List;

/**
 * One picture of a dashboard.
 *
 * @param description what is seen, and where it helps, what it means when it looks odd
 * @param width of the 24 columns that a dashboard has
 */
public record Panel(
        Kind kind, String title, Unit unit, String description, int width, Thresholds thresholds, List<Query> queries) {

    /** How it looks, and how high. */
    enum Kind {
        GRAPH("timeseries", 8),
        /** A graph in which series lie upon each other. */
        STACK("timeseries", 8),
        /** One number for each series. */
        STAT("stat", 5),
        /** One line for each series, the largest first. */
        TABLE("table", 9);

        private final String id;
        private final int height;

        Kind(String id, int height) {
            this.id = id;
            this.height = height;
        }

        String id() {
            return id;
        }

        int height() {
            return height;
        }
    }

    public Panel {
        queries = List.copyOf(queries);
    }

    static Panel graph(String title, Unit unit) {
        return of(Kind.GRAPH, 8, title, unit);
    }

    static Panel stack(String title, Unit unit) {
        return of(Kind.STACK, 8, title, unit);
    }

    static Panel stat(String title, Unit unit) {
        return of(Kind.STAT, 4, title, unit);
    }

    static Panel table(String title, Unit unit) {
        return of(Kind.TABLE, 12, title, unit);
    }

    private static Panel of(Kind kind, int width, String title, Unit unit) {
        return new Panel(kind, title, unit, "", width, Thresholds.none(), List.of());
    }

    Panel about(String text) {
        return new Panel(kind, title, unit, text.strip().replace('\n', ' '), width, thresholds, queries);
    }

    Panel query(String legend, String expression) {
        List<Query> more = new ArrayList<>(queries);
        more.add(Query.of(legend, expression));
        return new Panel(kind, title, unit, description, width, thresholds, more);
    }

    Panel wide(int columns) {
        return new Panel(kind, title, unit, description, columns, thresholds, queries);
    }

    Panel with(Thresholds others) {
        return new Panel(kind, title, unit, description, width, others, queries);
    }
}
