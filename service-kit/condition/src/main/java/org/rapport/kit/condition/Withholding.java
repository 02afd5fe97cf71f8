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
            case Condition.Present(var term) -> asks(term) ? UNKNOWN : condition;
            case Condition.Comparison(var left, var _, var right) -> asks(left) || asks(right) ? UNKNOWN : condition;
            case Condition.In(var item, var list) -> asks(item) || asks(list) ? UNKNOWN : condition;
            case Condition.StartsWith(var text, var prefix) -> asks(text) || asks(prefix) ? UNKNOWN : condition;
        };
    }

    private List<Condition> each(List<Condition> conditions) {
        return conditions.stream().map(this::from).toList();
    }

    private boolean asks(Term term) {
        return switch (term) {
            case Term.Literal _ -> false;
            case Term.Property(var attribute) -> withheld.test(attribute);
            case Term.Fact(var attribute) -> withheld.test(attribute);
            case Term.Shifted(var time, var _) -> asks(time);
            case Term.Items(var _, var terms) -> terms.stream().anyMatch(this::asks);
        };
    }
}
