package org.rapport.kit.condition.query;

import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.query.SelectionQuery;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.condition.MinorUnits;
import org.rapport.kit.condition.Operator;
import org.rapport.kit.condition.Predicate;

/**
 * Writes predicates as conditions of HQL, and binds their values. The text holds no value, and depends on no list's length: it
 * is the same for all whose conditions fold alike, so that Hibernate and PostgreSQL know it again.
 */
public final class Hql {

    private final Function<Attribute, Column> columns;
    private final String prefix;
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /**
     * A writer of one query.
     *
     * @param columns where the table has what
     * @param prefix  of the names of the parameters, which no other parameter of the query has
     */
    public Hql(Function<Attribute, Column> columns, String prefix) {
        this.columns = columns;
        this.prefix = prefix;
    }

    /** What of a row must be true. */
    public String write(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Always _ -> "1 = 1";
            case Predicate.Never _ -> "1 = 0";
            case Predicate.All(var inner) -> joined(inner, " and ");
            case Predicate.Any(var inner) -> joined(inner, " or ");
            case Predicate.Present(var attribute, var is) ->
                one(attribute) + (is ? " is not " : " is ") + (column(attribute).rows() ? "empty" : "null");
            case Predicate.Compared(var attribute, var operator, MinorUnits(var minor, var currency)) ->
                "(%s.currency = %s and %s.minor %s %s)"
                        .formatted(
                                path(attribute),
                                parameter(currency),
                                path(attribute),
                                operator.sql(),
                                parameter(minor));
            case Predicate.Compared(var attribute, var operator, var value) ->
                compared(attribute, operator, parameter(stored(attribute, value)));
            case Predicate.ComparedWith(var left, var operator, var right)
            when left.kind() == Kind.MONEY ->
                "(%1$s.currency = %2$s.currency and %1$s.minor %3$s %2$s.minor)"
                        .formatted(path(left), path(right), operator.sql());
            case Predicate.ComparedWith(var left, var operator, var right) -> compared(left, operator, path(right));
            case Predicate.OneOf(var attribute, var is, var values) ->
                among(is, parameter(array(attribute, values)), path(attribute));
            case Predicate.Holds(var list, var does, var values)
            when column(list).rows() ->
                "%sexists (select 1 from %s value where %s)"
                        .formatted(does ? "" : "not ", path(list), isAmong("value", list, values));
            case Predicate.Holds(var list, var does, var values) ->
                values.stream()
                        .map(value -> among(does, path(list), parameter(value)))
                        .collect(Collectors.joining(does ? " or " : " and ", "(", ")"));
        };
    }

    /** Says what the parameters are of what was written. */
    public void bind(SelectionQuery<?> query) {
        parameters.forEach((name, value) -> bind(query, name, value));
    }

    private static <T> void bind(SelectionQuery<?> query, String name, T value) {
        @SuppressWarnings("unchecked")
        var type = (Class<T>) (value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass());
        query.setParameter(name, value, type);
    }

    private String isAmong(String value, Attribute list, List<?> values) {
        return values.size() == 1
                ? value + " = " + parameter(values.getFirst())
                : among(true, parameter(array(list, values)), value);
    }

    private static String among(boolean is, String array, String value) {
        return "%s(%s, %s)".formatted(is ? ConditionFunctions.ONE_OF : ConditionFunctions.NONE_OF, array, value);
    }

    private String joined(List<Predicate> predicates, String by) {
        return predicates.stream().map(this::write).collect(Collectors.joining(by, "(", ")"));
    }

    /** Texts have the order of their code points, whatever the order of the database is. */
    private String compared(Attribute attribute, Operator operator, String with) {
        String left = operator.ordering() && attribute.kind() == Kind.TEXT
                ? ConditionFunctions.BY_CODE_POINT + "(" + path(attribute) + ")"
                : path(attribute);
        return left + " " + operator.sql() + " " + with;
    }

    private String one(Attribute attribute) {
        return attribute.kind() == Kind.MONEY ? path(attribute) + ".minor" : path(attribute);
    }

    private Column column(Attribute attribute) {
        return columns.apply(attribute);
    }

    private String path(Attribute attribute) {
        return column(attribute).path();
    }

    private Object stored(Attribute attribute, Object value) {
        return column(attribute).stored().apply(value);
    }

    /** As many values as there may be go as one; constants by their names, for so they are stored. */
    private Object array(Attribute attribute, List<?> values) {
        List<Object> stored = values.stream()
                .map(value -> stored(attribute, value))
                .map(value -> value instanceof Enum<?> constant ? constant.name() : value)
                .toList();
        return stored.toArray(size -> (Object[]) Array.newInstance(itemType(attribute.kind()), size));
    }

    private static Class<?> itemType(Kind kind) {
        return switch (kind) {
            case TEXTS -> Kind.TEXT.javaType();
            case IDS -> Kind.ID.javaType();
            case TEXT, NUMBER, FLAG, DATE, TIME, ID, MONEY -> kind.javaType();
        };
    }

    /** A number may be larger than any that the column holds, whose type Hibernate would take it for. */
    private String parameter(Object value) {
        String name = prefix + parameters.size();
        parameters.put(name, value);
        return value instanceof Long ? "cast(:" + name + " as Long)" : ":" + name;
    }
}
