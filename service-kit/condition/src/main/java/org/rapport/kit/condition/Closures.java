package org.rapport.kit.condition;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compiles conditions to closures: whoever tests a record looks at nothing of the tree again. They evaluate no more than
 * decides, which is all that has an effect, for nothing in a condition can fail.
 *
 * @param <R> what records are in memory
 */
public final class Closures<R> {

    private final Function<Attribute, Function<? super R, @Nullable Object>> properties;

    /** @param properties what reads an attribute of a record, whose value is of the attribute's kind or absent */
    public Closures(Function<Attribute, Function<? super R, @Nullable Object>> properties) {
        this.properties = properties;
    }

    /** Whether a record satisfies a condition. */
    @FunctionalInterface
    public interface Test<R> {
        Truth test(Facts facts, R record);
    }

    /** The value of a term. */
    @FunctionalInterface
    private interface Value<R> {
        @Nullable
        Object of(Facts facts, R record);
    }

    /** The closure that {@code condition} is. */
    public Test<R> compile(Condition condition) {
        return switch (condition) {
            case Condition.Constant(var truth) -> (_, _) -> truth;
            case Condition.Not(var inner) -> {
                Test<R> test = compile(inner);
                yield (facts, record) -> test.test(facts, record).not();
            }
            case Condition.And(var inner) -> all(tests(inner));
            case Condition.Or(var inner) -> any(tests(inner));
            case Condition.Present(var term) -> {
                Value<R> value = value(term);
                yield (facts, record) -> Truth.of(value.of(facts, record) != null);
            }
            case Condition.Comparison(var left, var operator, var right) ->
                comparison(left.kind(), value(left), operator, value(right));
            case Condition.In(var item, var list) -> in(value(item), value(list));
            case Condition.StartsWith(var text, var prefix) -> startsWith(value(text), value(prefix));
        };
    }

    private List<Test<R>> tests(List<Condition> conditions) {
        return conditions.stream().map(this::compile).toList();
    }

    private Test<R> all(List<Test<R>> tests) {
        return (facts, record) -> {
            Truth least = Truth.TRUE;
            for (Test<R> test : tests) {
                Truth truth = test.test(facts, record);
                if (truth == Truth.FALSE) {
                    return Truth.FALSE;
                }
                least = truth == Truth.UNKNOWN ? Truth.UNKNOWN : least;
            }
            return least;
        };
    }

    private Test<R> any(List<Test<R>> tests) {
        return (facts, record) -> {
            Truth greatest = Truth.FALSE;
            for (Test<R> test : tests) {
                Truth truth = test.test(facts, record);
                if (truth == Truth.TRUE) {
                    return Truth.TRUE;
                }
                greatest = truth == Truth.UNKNOWN ? Truth.UNKNOWN : greatest;
            }
            return greatest;
        };
    }

    private Test<R> comparison(Kind kind, Value<R> left, Operator operator, Value<R> right) {
        return (facts, record) -> Values.compare(kind, left.of(facts, record), operator, right.of(facts, record));
    }

    private Test<R> in(Value<R> item, Value<R> list) {
        return (facts, record) -> Values.contains((List<?>) list.of(facts, record), item.of(facts, record));
    }

    private Test<R> startsWith(Value<R> text, Value<R> prefix) {
        return (facts, record) -> Values.startsWith((String) text.of(facts, record), (String) prefix.of(facts, record));
    }

    private Value<R> value(Term term) {
        return switch (term) {
            case Term.Property(var attribute) -> {
                Function<? super R, @Nullable Object> property = properties.apply(attribute);
                yield (_, record) -> property.apply(record);
            }
            case Term.Literal literal -> constant(literal.value());
            case Term.Fact(var attribute) -> (facts, _) -> facts.value(attribute);
            case Term.Items items
            when items.terms().stream().allMatch(Term.Literal.class::isInstance) ->
                constant(items.terms().stream()
                        .map(literal -> ((Term.Literal) literal).value())
                        .toList());
            case Term.Shifted _, Term.Items _ -> (facts, _) -> term.value(facts);
        };
    }

    private Value<R> constant(Object value) {
        return (_, _) -> value;
    }
}
