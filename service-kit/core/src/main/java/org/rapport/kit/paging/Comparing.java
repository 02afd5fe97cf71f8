package org.rapport.kit.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.paging.Question.Comparison;
import org.rapport.kit.problem.DomainException;

/** Makes comparisons of what is said in any spelling: each value becomes one of its property's kind. */
final class Comparing {

    static final int MOST_VALUES = 100;

    private static final int MOST_BEHIND_RELATIONS = 5;

    private final Names names;
    private final String whole;
    private final String unordered;
    private int behindRelations;

    /**
     * Of one question.
     *
     * @param whole     points at all of it
     * @param unordered by what is compared what has no order, in words
     */
    Comparing(Names names, String whole, String unordered) {
        this.names = names;
        this.whole = whole;
        this.unordered = unordered;
    }

    /**
     * A comparison as it is said.
     *
     * @param atProperty points at the name
     * @param atOp       points at the operator
     */
    record Said(String property, SearchOperator op, List<Value> values, String atProperty, String atOp) {}

    /**
     * A value as it is said.
     *
     * @param text what it is as a text, if it can be one of the kind
     * @param at   points at it
     */
    record Value(Function<Listing.Kind, @Nullable String> text, String at) {}

    Comparison of(Said said) {
        Names.Term term = names.find(said.property());
        if (term == null) {
            throw new DomainException.Malformed(
                    said.atProperty(),
                    "can name %s; not %s".formatted(names.instead(said.property()), said.property()));
        }
        if (!term.relations().isEmpty() && ++behindRelations > MOST_BEHIND_RELATIONS) {
            throw new DomainException.Malformed(
                    whole, "must have at most %d comparisons behind relations".formatted(MOST_BEHIND_RELATIONS));
        }
        boolean asksNull = said.op() == SearchOperator.NULL;
        if (said.op().isOrdering() && !term.property().hasRanges()) {
            said.values().forEach(value -> read(said.property(), term.property().kind(), value));
            throw new DomainException.Malformed(
                    said.atOp(), said.property() + " has no order: it can be compared by " + unordered);
        }
        String name = asksNull ? said.property() + "=null=" : said.property();
        Listing.Kind kind = asksNull ? Listing.Kind.FLAG : term.property().kind();
        var values = new ArrayList<Object>();
        said.values().forEach(value -> values.add(read(name, kind, value)));
        return new Comparison(said.property(), said.op(), values);
    }

    private static Object read(String name, Listing.Kind kind, Value said) {
        String text = said.text().apply(kind);
        boolean isTime = kind.asked() == Kind.TIME || kind.asked() == Kind.DATE;
        boolean isRelative = isTime && text != null && RelativeTime.isMeant(text);
        if (text != null) {
            try {
                Object value =
                        isRelative ? RelativeTime.parse(text) : kind.reader().apply(text);
                return value instanceof Integer number ? (Object) number.longValue() : value;
            } catch (RuntimeException e) {
                // Refused below, like what is not even a text.
            }
        }
        String wanted = isTime ? kind.wanted() + ", or with " + RelativeTime.WANTED : kind.wanted();
        throw new DomainException.Malformed(said.at(), name + " must be compared with " + wanted);
    }
}
