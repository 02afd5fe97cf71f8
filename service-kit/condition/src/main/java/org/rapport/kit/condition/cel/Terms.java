package org.rapport.kit.condition.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.rapport.events.Money;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.condition.MinorUnits;
import org.rapport.kit.condition.Term;
import org.rapport.kit.condition.Vocabulary;

/** Reads the values that a checked tree of CEL names. */
final class Terms {

    private final Tree tree;
    private final Vocabulary vocabulary;

    Terms(Tree tree, Vocabulary vocabulary) {
        this.tree = tree;
        this.vocabulary = vocabulary;
    }

    /** A time, moved by a fixed span. */
    record Moment(Term time, Duration by) {
        Moment plus(Duration span) {
            return new Moment(time, by.plus(span));
        }

        Term toTerm() {
            return by.isZero() ? time : new Term.Shifted(time, by);
        }
    }

    Term term(CelExpr expr) {
        return switch (expr.getKind()) {
            case SELECT -> {
                if (expr.select().testOnly()) {
                    throw computed(expr);
                }
                yield selected(expr);
            }
            case CONSTANT -> constant(expr);
            case CALL -> called(expr);
            case IDENT, LIST, MAP, STRUCT, COMPREHENSION, NOT_SET ->
                throw tree.refused(expr, "must be an attribute or a literal");
        };
    }

    /** The attribute that {@code expr} selects, of a variable or of what stands within one. */
    Term selected(CelExpr expr) {
        String name = expr.select().field();
        CelExpr operand = expr.select().operand();
        while (operand.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            name = operand.select().field() + "." + name;
            operand = operand.select().operand();
        }
        if (operand.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            throw tree.refused(expr, "is no attribute");
        }
        Attribute.Of of = Attribute.Of.valueOf(operand.ident().name().toUpperCase(Locale.ROOT));
        Attribute attribute = vocabulary.attribute(of, name);
        if (attribute == null) {
            throw tree.refused(expr, "names several attributes: name one of them");
        }
        return of == Attribute.Of.RESOURCE ? new Term.Property(attribute) : new Term.Fact(attribute);
    }

    /** A time to which durations may be added. */
    Moment moment(CelExpr expr) {
        if (Tree.isCall(expr, Functions.PLUS)) {
            List<CelExpr> args = expr.call().args();
            boolean timeFirst = tree.type(args.get(0)).equals(SimpleType.TIMESTAMP);
            return moment(args.get(timeFirst ? 0 : 1)).plus(span(args.get(timeFirst ? 1 : 0)));
        }
        if (Tree.isCall(expr, Functions.MINUS)) {
            List<CelExpr> args = expr.call().args();
            return moment(args.get(0)).plus(span(args.get(1)).negated());
        }
        return new Moment(term(expr), Duration.ZERO);
    }

    Duration span(CelExpr expr) {
        if (!Tree.isCall(expr, Functions.DURATION)) {
            throw tree.refused(expr, "must be duration('...')");
        }
        return literal(
                expr, Spans::parse, "a duration of at most 100 years, such as 90s, 36h or 30d, to the microsecond");
    }

    private Term constant(CelExpr expr) {
        return switch (expr.constant().getKind()) {
            case BOOLEAN_VALUE -> new Term.Literal(Kind.FLAG, expr.constant().booleanValue());
            case INT64_VALUE -> new Term.Literal(Kind.NUMBER, expr.constant().int64Value());
            case STRING_VALUE -> new Term.Literal(Kind.TEXT, text(expr));
            case NULL_VALUE -> throw tree.refused(expr, "ask has(...) whether there is a value");
            case UINT64_VALUE, DOUBLE_VALUE, BYTES_VALUE, TIMESTAMP_VALUE, DURATION_VALUE, NOT_SET ->
                throw tree.refused(expr, "is no literal of this language");
        };
    }

    private String text(CelExpr expr) {
        String text = expr.constant().stringValue();
        if (!Facts.isStorable(text)) {
            throw tree.refused(expr, "must be valid Unicode without U+0000");
        }
        return text;
    }

    private Term called(CelExpr expr) {
        return switch (expr.call().function()) {
            case Functions.DATE -> new Term.Literal(Kind.DATE, literal(expr, Terms::date, "a date as yyyy-mm-dd"));
            case Functions.UUID -> new Term.Literal(Kind.ID, literal(expr, Terms::uuid, "a UUID"));
            case Functions.TIMESTAMP ->
                new Term.Literal(Kind.TIME, literal(expr, Terms::time, "an RFC 3339 time, to the microsecond"));
            case Functions.MONEY -> {
                String currency = text(argument(expr, 1));
                yield new Term.Literal(
                        Kind.MONEY,
                        literal(expr, it -> MinorUnits.of(new Money(it, currency)), "an amount of that currency"));
            }
            case Functions.PLUS, Functions.MINUS -> {
                Moment moment = moment(expr);
                if (moment.time().isOfRecord()) {
                    throw tree.refused(expr, "a time of the record can be moved in a comparison only");
                }
                yield moment.toTerm();
            }
            default -> throw computed(expr);
        };
    }

    private Refused computed(CelExpr expr) {
        return tree.refused(expr, "is computed; compare an attribute or a literal, combine with &&, ||, !");
    }

    private <T> T literal(CelExpr expr, Function<String, T> parser, String wanted) {
        String text = text(argument(expr, 0));
        try {
            return parser.apply(text);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw tree.refused(argument(expr, 0), "must be " + wanted);
        }
    }

    private CelExpr argument(CelExpr expr, int index) {
        CelExpr argument = expr.call().args().get(index);
        if (argument.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            throw tree.refused(argument, "must be a literal text");
        }
        return argument;
    }

    private static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return uuid;
    }

    private static Instant time(String text) {
        Instant time = OffsetDateTime.parse(text).toInstant();
        if (time.getNano() % 1_000 != 0 || time.isBefore(Kind.FIRST) || time.isAfter(Kind.LAST)) {
            throw new IllegalArgumentException(text);
        }
        return time;
    }

    private static LocalDate date(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new IllegalArgumentException(text);
        }
        return date;
    }
}
