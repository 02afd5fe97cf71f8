package org.rapport.observability.rule;

import static java.util.stream.Collectors.joining;

/** Text that becomes part of a YAML file. */
final class Yaml {

    private Yaml() {}

    /** Each line further to the right; empty ones stay empty. */
    static String indented(int spaces, String text) {
        return text.lines()
                .map(line -> line.isEmpty() ? "\n" : " ".repeat(spaces) + line + "\n")
                .collect(joining());
    }
}
