package org.rapport.kit.condition.cel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.condition.MinorUnits;
import org.rapport.kit.condition.Operator;
import org.rapport.kit.condition.Term;

/**
 * Another reading of a condition: SQL's own three-valued logic, with every value written into the text, nothing folded and
 * nothing turned round. Here to check the others.
 */
record PlainSql(Facts facts) {

    String write(Condition condition) {
        return switch (condition) {
            case Condition.Constant(var truth) -> "(" + truth + ")";
            case Condition.Not(var inner) -> "(not " + write(inner) + ")";
            case Condition.And(var inner) -> joined(inner, " and ");
            case Condition.Or(var inner) -> joined(inner, " or ");
            case Condition.Present(var term) ->
                "(" + value(term, term.kind() == Kind.MONEY ? "_minor" : "") + " is not null)";
            case Condition.Comparison(var left, var operator, var right)
            when left.kind() == Kind.MONEY ->
                "(case when %s = %s then %s end)"
                        .formatted(
                                value(left, "_currency"),
                                value(right, "_currency"),
                                compared(left, operator, right, "_minor"));
            case Condition.Comparison(var left, var operator, var right) ->
                "(" + compared(left, operator, right, "") + ")";
            case Condition.In(var item, Term.Items items)
            when items.terms().isEmpty() -> "(case when " + value(item, "") + " is null then null else false end)";
            case Condition.In(var item, Term.Items items) ->
                "(%s in (%s))"
                        .formatted(
                                value(item, ""),
                                items.terms().stream()
                                        .map(term -> value(term, ""))
                                        .collect(Collectors.joining(", ")));
            case Condition.In(var item, var list) ->
                "(case when %1$s is null then null else %1$s = any (%2$s) end)"
                        .formatted(value(item, ""), value(list, ""));
            case Condition.StartsWith(var text, var prefix) ->
                "starts_with(" + value(text, "") + ", " + value(prefix, "") + ")";
        };
    }

    private String compared(Term left, Operator operator, Term right, String part) {
        return value(left, part) + " " + operator.sql() + " " + value(right, part);
    }

    private String joined(List<Condition> conditions, String by) {
        return conditions.stream().map(this::write).collect(Collectors.joining(by, "(", ")"));
    }

    private String value(Term term, String part) {
        if (!(term instanceof Term.Property(var attribute))) {
            return literal(term.kind(), term.value(facts), part);
        }
        String column = LeadRow.sql(attribute) + part;
        return attribute.isEnumeration() ? "lower(replace(" + column + ", '_', '-'))" : column;
    }

    private static String literal(Kind kind, @Nullable Object value, String part) {
        String type =
                switch (kind) {
                    case MONEY -> part.equals("_minor") ? "bigint" : "text";
                    case TEXT -> "text";
                    case NUMBER -> "bigint";
                    case FLAG -> "boolean";
                    case DATE -> "date";
                    case TIME -> "timestamptz";
                    case ID -> "uuid";
                    case TEXTS -> "text[]";
                    case IDS -> "uuid[]";
                };
        String written =
                switch (value) {
                    case null -> "null";
                    case MinorUnits(long minor, String currency) ->
                        quoted(part.equals("_minor") ? Long.toString(minor) : currency);
                    case List<?> list ->
                        list.stream()
                                .map(item -> quoted(item.toString()))
                                .collect(Collectors.joining(", ", "array[", "]"));
                    case Instant time ->
                        "'epoch'::timestamptz + %s::interval"
                                .formatted(quoted(ChronoUnit.MICROS.between(Instant.EPOCH, time) + " us"));
                    default -> quoted(value.toString());
                };
        return "((" + written + ")::" + type + (type.equals("text") ? " collate \"C\"" : "") + ")";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
