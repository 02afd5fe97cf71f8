package org.rapport.observability.dashboard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Prometheus is asked, in PromQL with variables of Grafana's.
 *
 * @param legend how each series is called; {@code {{job}}} stands for its label
 */
public record Query(String expression, String legend) {

    /** How a selector begins that is about the chosen namespaces; it matches series without that label, too. */
    private static final String HERE = "{here";

    /** How one of requests to services begins that is about all that can be chosen of them. */
    private static final String CHOSEN = "{chosen";

    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

    /** One whose selectors begin with <code>{here</code> or <code>{chosen</code>, and may go on behind it. */
    static Query of(String legend, String expression) {
        String written = expression
                .strip()
                .replace(CHOSEN, HERE + ", job=~'$job', tenant_class=~'$tenant_class'")
                .replace(HERE, "{namespace=~'$namespace'");
        return new Query(written, legend);
    }

    /** By how much a counter has grown; one that was born meanwhile counts as a whole, which {@code increase} does not see. */
    static String added(String counter, String range) {
        return "(%1$s unless %1$s offset %2$s or increase(%1$s[%2$s]))".formatted(counter, range);
    }

    /** As Prometheus itself understands it: about everything, of the last minute or hour. */
    public String runnable() {
        return VARIABLE.matcher(expression)
                .replaceAll(variable -> Matcher.quoteReplacement(
                        switch (variable.group(1)) {
                            case "__rate_interval" -> "1m";
                            case "__range" -> "1h";
                            default -> ".*";
                        }));
    }
}
