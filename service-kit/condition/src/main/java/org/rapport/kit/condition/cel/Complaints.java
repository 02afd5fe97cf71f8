package org.rapport.kit.condition.cel;

import dev.cel.common.CelIssue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What CEL's parser and checker say, in the words of who writes conditions. */
final class Complaints {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("string", "a text"),
            Map.entry("int", "a number"),
            Map.entry("uint", "an unsigned number"),
            Map.entry("double", "a number with decimals"),
            Map.entry("bool", "true or false"),
            Map.entry("bytes", "bytes"),
            Map.entry("null", "null"),
            Map.entry("date", "a date"),
            Map.entry("uuid", "a UUID"),
            Map.entry("money", "an amount of money"),
            Map.entry("google.protobuf.Timestamp", "a time"),
            Map.entry("google.protobuf.Duration", "a duration"),
            Map.entry("list(string)", "a list of texts"),
            Map.entry("list(uuid)", "a list of UUIDs"));

    private static final List<Complaint> COMPLAINTS = List.of(
            new Complaint("undefined field '(.*)'", found -> "has no attribute " + found.group(1)),
            new Complaint(
                    "found no matching overload for '(.*)' applied to '(?:.*\\.)?\\((.*?)\\)'(?: \\(candidates.*)?",
                    found -> "%s cannot be asked of %s"
                            .formatted(Functions.written(found.group(1)), types(found.group(2)))),
            new Complaint(
                    "undeclared reference to '(.*)' \\(in container ''\\)",
                    found -> Functions.written(found.group(1)) + " is not known here"),
            new Complaint(
                    "expected type 'bool' but found '(.*)'",
                    found -> "must be true or false, not " + type(found.group(1))),
            new Complaint("(?:mismatched|extraneous) input '<EOF>'.*", _ -> "ends before it is complete"),
            new Complaint(
                    "(?:mismatched|extraneous|no viable alternative at) input '(.*?)'(?: expecting.*)?",
                    found -> "is not understood: " + found.group(1)),
            new Complaint("token recognition error at: '(.*)'", found -> "is not understood: " + found.group(1)),
            new Complaint("For input string: .*", _ -> "is too large a number"),
            new Complaint(
                    "(?:Expression )?recursion limit exceeded.*",
                    _ -> "is nested more than " + Language.DEEPEST + " deep"),
            new Complaint(
                    "expression code point size exceeds limit.*",
                    _ -> "must have at most " + Language.LONGEST + " characters"),
            new Complaint("unsupported syntax '(.*)'", found -> "is not understood: " + found.group(1)),
            new Complaint("invalid argument to has\\(\\) macro", _ -> "has(...) takes an attribute"),
            new Complaint("Invalid unicode code point.*", _ -> "must be valid Unicode without U+0000"));

    private Complaints() {}

    /** What is said, and in which words it is said better. */
    private record Complaint(Pattern said, Function<MatchResult, String> better) {
        Complaint(String said, Function<MatchResult, String> better) {
            this(Pattern.compile(said, Pattern.DOTALL), better);
        }
    }

    static Refused.Reason toReason(CelIssue issue) {
        var place = issue.getSourceLocation();
        return new Refused.Reason(Math.max(place.getLine(), 1), place.getColumn() + 1, better(issue.getMessage()));
    }

    private static String better(String said) {
        for (Complaint complaint : COMPLAINTS) {
            var found = complaint.said().matcher(said);
            if (found.matches()) {
                return complaint.better().apply(found.toMatchResult());
            }
        }
        return said;
    }

    private static String types(String list) {
        return Arrays.stream(list.split(", ")).map(Complaints::type).distinct().collect(Collectors.joining(" and "));
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name, "several attributes"); // a structure: it has no value itself
    }
}
