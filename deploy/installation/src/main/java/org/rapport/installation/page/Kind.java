package org.rapport.installation.page;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who is told a command. Each kind but the last has its tests. */
public enum Kind {
    /** This repository's own script. */
    CRM("\\./crm .+"),
    /** A statement for PostgreSQL. */
    SQL("(select|explain|show) .+"),
    /** A cluster. */
    KUBECTL("kubectl .+"),
    /** A part, by HTTP. */
    CURL("curl .+"),
    /** A query for Prometheus: a function of a range. */
    PROMQL("[a-z_ ]+\\(.*\\[\\d+[smhd]].*\\).*"),
    /** The shell, and what a distribution has. */
    SHELL("(cd|chronyc|cp|export|for|do|done|psql|skopeo|set|KAFKA_HOME=\\S+) ?.*|done"),
    /** Anything else. */
    NONE(".*");

    private final Pattern form;

    Kind(String form) {
        this.form = Pattern.compile(form);
    }

    static Kind of(String text) {
        return Stream.of(values())
                .filter(kind -> kind.form.matcher(text).matches())
                .findFirst()
                .orElse(NONE);
    }
}
