package org.rapport.observability.rule;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** What Prometheus computes at each evaluation. */
public sealed interface Rule {

    /** What it records, or how the alert is called. */
    String name();

    /** What it computes, in PromQL. */
    String expression();

    /** What its series or alerts have beside the labels of the expression. */
    Map<String, String> labels();

    /** A series of its own. */
    record Recording(String name, String expression, Map<String, String> labels) implements Rule {

        public Recording {
            requireNonNull(name, "name");
            requireNonNull(expression, "expression");
            labels = Map.copyOf(labels);
        }
    }

    /**
     * Something that somebody must know.
     *
     * @param lasting     for how long the expression must hold, such as {@code 5m}; {@code 0s} for not at all
     * @param annotations what is told, and where it is explained
     */
    record Alert(
            String name, String expression, String lasting, Map<String, String> labels, Map<String, String> annotations)
            implements Rule {

        public Alert {
            requireNonNull(name, "name");
            requireNonNull(expression, "expression");
            requireNonNull(lasting, "lasting");
            labels = Map.copyOf(labels);
            annotations = Map.copyOf(annotations);
        }
    }
}
