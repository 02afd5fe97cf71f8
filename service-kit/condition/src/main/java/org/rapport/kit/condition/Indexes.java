package org.rapport.kit.condition;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether indexes find the rows of which a condition is true, or all rows have to be read for them, however few there are.
 *
 * @param has whether there is an index on an attribute
 */
public record Indexes(Predicate<Attribute> has) {

    /**
     * The attributes that would need an index for the rows of which {@code condition} is true to be found by one; none, if
     * they are found as it is. What depends on no record decides about all rows or none, and needs no index.
     */
    public Set<Attribute> missing(Condition condition) {
        return rows(condition, true).missing();
    }

    /**
     * How rows are found.
     *
     * @param narrows whether not all of them are wanted
     * @param missing what would need an index for it
     */
    private record Search(boolean narrows, Set<Attribute> missing) {

        static final Search OF_ALL = new Search(false, Set.of());
        static final Search INDEXED = new Search(true, Set.of());

        boolean isIndexed() {
            return narrows && missing.isEmpty();
        }
    }

    private Search rows(Condition condition, boolean wanted) {
        return switch (condition) {
            case Condition.Constant _ -> Search.OF_ALL;
            case Condition.Not(var inner) -> rows(inner, !wanted);
            case Condition.And(var inner) -> wanted ? all(inner, true) : any(inner, false);
            case Condition.Or(var inner) -> wanted ? any(inner, true) : all(inner, false);
            case Condition.Present(var term) -> leaf(false, term);
            case Condition.Comparison(var left, var operator, var right) -> {
                Operator asked = wanted ? operator : operator.negated();
                yield leaf(asked != Operator.UNEQUAL && !right.isOfRecord(), left, right);
            }
            case Condition.In(var item, var list) -> leaf(wanted, item, list);
            case Condition.StartsWith(var text, var prefix) -> leaf(wanted, text, prefix);
        };
    }

    /** One of them that an index finds is enough: the others are asked of what it finds. */
    private Search all(List<Condition> conditions, boolean wanted) {
        List<Search> parts = parts(conditions, wanted);
        return parts.stream().anyMatch(Search::isIndexed) ? Search.INDEXED : together(parts);
    }

    /** Each needs an index of its own. */
    private Search any(List<Condition> conditions, boolean wanted) {
        return together(parts(conditions, wanted));
    }

    private List<Search> parts(List<Condition> conditions, boolean wanted) {
        return conditions.stream().map(each -> rows(each, wanted)).toList();
    }

    private static Search together(Collection<Search> parts) {
        Set<Attribute> missing = new HashSet<>();
        parts.forEach(part -> missing.addAll(part.missing()));
        return new Search(parts.stream().anyMatch(Search::narrows), Set.copyOf(missing));
    }

    /** @param searched whether an index can find what is asked */
    private Search leaf(boolean searched, Term... terms) {
        List<Attribute> attributes = Stream.of(terms)
                .filter(Term.Property.class::isInstance)
                .map(term -> ((Term.Property) term).attribute())
                .toList();
        if (attributes.isEmpty()) {
            return Search.OF_ALL;
        }
        return searched && has.test(attributes.getFirst()) ? Search.INDEXED : new Search(true, Set.copyOf(attributes));
    }
}
