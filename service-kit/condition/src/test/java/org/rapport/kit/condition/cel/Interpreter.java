package org.rapport.kit.condition.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Money;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Attribute.Of;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.MinorUnits;
import org.rapport.kit.condition.Term;
import org.rapport.kit.condition.Truth;

/** Walks CEL as it was written, and knows nothing of {@link Reader}; null is absent, or unknown. Here to check the others. */
record Interpreter(Facts facts, Map<Attribute, Object> record) {

    Truth truth(CelExpr expr) {
        Object value = value(expr);
        return value == null ? Truth.UNKNOWN : Truth.of((Boolean) value);
    }

    private @Nullable Object value(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> constant(expr.constant());
            case SELECT -> expr.select().testOnly() ? (Object) (selected(expr) != null) : selected(expr);
            case LIST -> values(expr.list().elements());
            case CALL -> called(expr.call());
            case IDENT, STRUCT, MAP, COMPREHENSION, NOT_SET -> throw new IllegalStateException(expr.toString());
        };
    }

    private List<@Nullable Object> values(List<CelExpr> exprs) {
        var list = new ArrayList<@Nullable Object>();
        exprs.forEach(each -> list.add(value(each)));
        return list;
    }

    private static Object constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> constant.booleanValue();
            case INT64_VALUE -> constant.int64Value();
            case STRING_VALUE -> constant.stringValue();
            default -> throw new IllegalStateException(constant.toString());
        };
    }

    private @Nullable Object selected(CelExpr expr) {
        String path = path(expr);
        Of of = Of.valueOf(path.substring(0, path.indexOf('.')).toUpperCase(Locale.ROOT));
        Attribute attribute = Samples.attribute(of, path.substring(path.indexOf('.') + 1));
        return of == Of.RESOURCE ? record.get(attribute) : new Term.Fact(attribute).value(facts);
    }

    private static String path(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.IDENT
                ? expr.ident().name()
                : path(expr.select().operand()) + "." + expr.select().field();
    }

    private @Nullable Object called(CelExpr.CelCall call) {
        var args = new ArrayList<@Nullable Object>();
        call.target().ifPresent(target -> args.add(value(target)));
        args.addAll(values(call.args()));
        Object first = args.getFirst();
        Object second = args.getLast();
        return switch (call.function()) {
            case "_&&_" -> and(first, second);
            case "_||_" -> not(and(not(first), not(second)));
            case "!_" -> not(first);
            case "_?_:_" -> choice(first, args.get(1), args.get(2));
            case "timestamp" -> OffsetDateTime.parse((String) first).toInstant();
            case "date" -> LocalDate.parse((String) first);
            case "uuid" -> UUID.fromString((String) first);
            case "money" -> MinorUnits.of(new Money((String) first, (String) second));
            case "duration" -> Spans.parse((String) first);
            default -> first == null || second == null ? null : known(call.function(), first, second);
        };
    }

    private static @Nullable Object known(String function, Object first, Object second) {
        return switch (function) {
            case "@in" -> contains((List<?>) second, first);
            case "startsWith" -> ((String) first).startsWith((String) second);
            case "_+_" ->
                first instanceof Instant time
                        ? time.plus((Duration) second)
                        : ((Instant) second).plus((Duration) first);
            case "_-_" ->
                second instanceof Duration span
                        ? ((Instant) first).minus(span)
                        : Duration.between((Instant) second, (Instant) first);
            default -> compared(function, first, second);
        };
    }

    /** Of an unknown question, (c and a) or (not c and b) is false where both answers are, and else unknown. */
    private static @Nullable Object choice(@Nullable Object when, @Nullable Object then, @Nullable Object otherwise) {
        if (when == null) {
            return Boolean.FALSE.equals(then) && Boolean.FALSE.equals(otherwise) ? false : null;
        }
        return (boolean) when ? then : otherwise;
    }

    private static @Nullable Boolean and(@Nullable Object left, @Nullable Object right) {
        if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
            return false;
        }
        return left == null || right == null ? null : true;
    }

    private static @Nullable Boolean not(@Nullable Object value) {
        return value == null ? null : !(Boolean) value;
    }

    private static @Nullable Boolean contains(List<?> list, Object item) {
        return list.contains(item) ? (Boolean) true : list.contains(null) ? null : (Boolean) false;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Boolean compared(String operator, Object left, Object right) {
        if (left instanceof MinorUnits(long one, String currency)) {
            var other = (MinorUnits) right;
            return currency.equals(other.currency()) ? compared(operator, one, other.minor()) : null;
        }
        int order = left instanceof String text
                ? Arrays.compare(
                        text.codePoints().toArray(),
                        ((String) right).codePoints().toArray())
                : ((Comparable) left).compareTo(right);
        return switch (operator) {
            case "_==_" -> order == 0;
            case "_!=_" -> order != 0;
            case "_<_" -> order < 0;
            case "_<=_" -> order <= 0;
            case "_>_" -> order > 0;
            case "_>=_" -> order >= 0;
            default -> throw new IllegalStateException(operator);
        };
    }
}
