package org.rapport.observability.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of metrics, in queries and in the table of {@code README.md}. */
final class MetricNames {

    /** {@code | `crm_relay_delay_seconds_{count,sum}` |}. */
    private static final Pattern LINE = Pattern.compile("^\\| `([a-z_]+)(?:\\{([a-z,]+)})?` \\|.*");

    /** What has names that are none of metrics: what stands in quotes, in selectors, windows, and lists of labels. */
    private static final Pattern BESIDE = Pattern.compile(
            "'[^']*'|\\{[^}]*}|\\[[^]]*]|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)|offset \\S+");

    private static final Pattern NAME = Pattern.compile("(?<![\\w$])[a-zA-Z_:][\\w:]*(?!\\s*\\()\\b");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless");

    private MetricNames() {}

    static Set<String> ofTable() {
        try (Stream<String> lines = Files.lines(Folder.file("README.md"))) {
            return lines.flatMap(line -> LINE.matcher(line).results())
                    .flatMap(MetricNames::expanded)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> expanded(MatchResult line) {
        return line.group(2) == null
                ? Stream.of(line.group(1))
                : Stream.of(line.group(2).split(",")).map(end -> line.group(1) + end);
    }

    static Set<String> of(Query query) {
        String rest = BESIDE.matcher(query.expression()).replaceAll(" ");
        return NAME.matcher(rest)
                .results()
                .map(MatchResult::group)
                .filter(name -> !OPERATORS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
