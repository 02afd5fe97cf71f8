package org.rapport.kit.condition.cel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.condition.MinorUnits;
import org.rapport.kit.condition.Term;
import org.rapport.kit.condition.Truth;

/** Conditions in the language of Cedar, which has numbers and texts: times are microseconds, dates are days. */
final class CedarText {

    private CedarText() {}

    static boolean canSay(Condition condition) {
        return switch (condition) {
            case Condition.Comparison comparison ->
                comparison.left().kind() != Kind.TEXT || !comparison.operator().ordering();
            case Condition.StartsWith startsWith -> startsWith.prefix() instanceof Term.Literal;
            case Condition.Not(var inner) -> canSay(inner);
            case Condition.And(var inner) -> inner.stream().allMatch(CedarText::canSay);
            case Condition.Or(var inner) -> inner.stream().allMatch(CedarText::canSay);
            case Condition.Constant _, Condition.Present _, Condition.In _ -> true;
        };
    }

    /** What is true exactly where {@code condition} is {@code wanted}, and never errs. */
    static String of(Condition condition, boolean wanted) {
        return switch (condition) {
            case Condition.Constant(var truth) -> Boolean.toString(truth == Truth.of(wanted));
            case Condition.Not(var inner) -> of(inner, !wanted);
            case Condition.And(var inner) -> joined(inner, wanted, wanted ? " && " : " || ");
            case Condition.Or(var inner) -> joined(inner, wanted, wanted ? " || " : " && ");
            case Condition.Present(var term) -> (wanted ? "" : "!") + "(" + present(term) + ")";
            case Condition.Comparison(var left, var operator, var right) -> {
                String sign = (wanted ? operator : operator.negated()).sign();
                yield left.kind() == Kind.MONEY
                        ? guarded(
                                List.of(left, right),
                                "(%1$s.currency == %3$s.currency && %1$s.minor %2$s %3$s.minor)"
                                        .formatted(text(left), sign, text(right)))
                        : guarded(List.of(left, right), "(" + text(left) + " " + sign + " " + text(right) + ")");
            }
            case Condition.In(var item, Term.Items items) ->
                guarded(
                        List.of(item),
                        items.terms().stream()
                                .map(term -> among(item, term, wanted))
                                .collect(Collectors.joining("", "(" + !wanted, ")")));
            case Condition.In(var item, var list) ->
                guarded(List.of(item, list), (wanted ? "" : "!") + text(list) + ".contains(" + text(item) + ")");
            case Condition.StartsWith(var whole, var prefix) ->
                guarded(List.of(whole), "%s(%s like %s)".formatted(wanted ? "" : "!", text(whole), pattern(prefix)));
        };
    }

    private static String among(Term item, Term term, boolean wanted) {
        return (wanted ? " || " : " && ")
                + "(%s && %s %s %s)".formatted(present(term), text(item), wanted ? "==" : "!=", text(term));
    }

    private static String guarded(List<Term> terms, String text) {
        return "(" + terms.stream().map(CedarText::present).collect(Collectors.joining(" && ")) + " && " + text + ")";
    }

    private static String joined(List<Condition> conditions, boolean wanted, String by) {
        return conditions.stream().map(each -> of(each, wanted)).collect(Collectors.joining(by, "(", ")"));
    }

    private static String present(Term term) {
        return switch (term) {
            case Term.Property(var attribute) -> variable(attribute) + " has " + quoted(attribute.name());
            case Term.Fact(var attribute) -> variable(attribute) + " has " + quoted(attribute.name());
            case Term.Shifted shifted -> present(shifted.time());
            case Term.Literal _, Term.Items _ -> "true";
        };
    }

    private static String text(Term term) {
        return switch (term) {
            case Term.Property(var attribute) -> variable(attribute) + "[" + quoted(attribute.name()) + "]";
            case Term.Fact(var attribute) -> variable(attribute) + "[" + quoted(attribute.name()) + "]";
            case Term.Shifted(var time, var by) -> "(" + text(time) + " + (" + by.toNanos() / 1_000 + "))";
            case Term.Literal literal -> literal(literal.value());
            case Term.Items _ -> throw new IllegalStateException("a list has no text");
        };
    }

    private static String variable(Attribute attribute) {
        return switch (attribute.of()) {
            case RESOURCE -> "resource";
            case SUBJECT -> "principal";
            case CONTEXT -> "context";
        };
    }

    private static String literal(Object value) {
        return switch (value) {
            case Boolean flag -> flag.toString();
            case Long number -> "(" + number + ")";
            case Instant time -> "(" + ChronoUnit.MICROS.between(Instant.EPOCH, time) + ")";
            case LocalDate date -> "(" + date.toEpochDay() + ")";
            case MinorUnits(long minor, String currency) ->
                "{minor: " + minor + ", currency: " + quoted(currency) + "}";
            default -> quoted(value.toString());
        };
    }

    private static String pattern(Term prefix) {
        return text(prefix).replace("*", "\\*").replaceAll("\"$", "*\"");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
