package org.rapport.kit.condition;

import java.util.List;
import java.util.function.Predicate;

/**
 * Takes out of conditions what asks of certain attributes: that is unknown from now on. What is true or false all the same is so
 * whatever the attributes say, since no part of a condition that becomes known makes anything that is known another.
 */
public record Withholding(Predicate<Attribute> withheld) {

    private static final Condition UNKNOWN = new Condition.Constant(Truth.UNKNOWN);

    /** {@code condition} without what asks of them; an equal one, if nothing does. */
    public Condition from(Condition condition) {
        return switch (condition) {
            case Condition.Constant _ -> condition;
            case Condition.Not(var inner) -> new Condition.Not(from(inner));
            case Condition.And(var inner) -> new Condition.And(each(inner));
            case Condition.Or(var inner) -> new Condition.Or(each(inner));
            case Condition.Present _, Condition.Comparison _, Condition.In _, Condition.StartsWith _ ->
                condition.attributes().anyMatch(withheld) ? UNKNOWN : condition;
        };
    }

    private List<Condition> each(List<Condition> conditions) {
        return conditions.stream().map(this::from).toList();
    }
}
