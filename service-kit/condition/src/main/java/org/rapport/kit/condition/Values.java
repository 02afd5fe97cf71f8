package org.rapport.kit.condition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comparisons of single values say. */
final class Values {

    private Values() {}

    /** Unknown where a value is absent, and where two amounts are of different currencies. */
    static Truth compare(Kind kind, @Nullable Object left, Operator operator, @Nullable Object right) {
        if (left == null || right == null) {
            return Truth.UNKNOWN;
        }
        if (left instanceof MinorUnits one
                && right instanceof MinorUnits other
                && !one.currency().equals(other.currency())) {
            return Truth.UNKNOWN;
        }
        return Truth.of(
                switch (operator) {
                    case EQUAL -> left.equals(right);
                    case UNEQUAL -> !left.equals(right);
                    case LESS, AT_MOST, GREATER, AT_LEAST -> operator.accepts(kind.compare(left, right));
                });
    }

    /** Where the item is absent this is unknown, though the list be empty; and so it is where an absent value might be it. */
    static Truth contains(@Nullable List<?> list, @Nullable Object item) {
        if (list == null || item == null) {
            return Truth.UNKNOWN;
        }
        Truth greatest = Truth.FALSE;
        for (Object each : list) {
            if (each == null) {
                greatest = Truth.UNKNOWN;
            } else if (each.equals(item)) {
                return Truth.TRUE;
            }
        }
        return greatest;
    }

    static Truth startsWith(@Nullable String text, @Nullable String prefix) {
        return text == null || prefix == null ? Truth.UNKNOWN : Truth.of(text.startsWith(prefix));
    }
}
