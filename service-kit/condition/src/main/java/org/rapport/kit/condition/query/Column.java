package org.rapport.kit.condition.query;

import java.util.function.Function;

/**
 * Where a table has the values of an attribute.
 *
 * @param path   in HQL; the path of an embeddable with {@code minor} and {@code currency}, where it is money
 * @param stored what is stored for a value; the value itself, but for constants of an enumeration
 * @param rows   whether several values are rows of a table of their own, and not an array
 */
public record Column(String path, Function<Object, Object> stored, boolean rows) {

    /** One that stores values as they are. */
    public Column(String path) {
        this(path, Function.identity());
    }

    /** One that stores values in its own way. */
    public Column(String path, Function<Object, Object> stored) {
        this(path, stored, false);
    }

    /** The rows of an element collection. */
    public static Column ofRows(String path) {
        return new Column(path, Function.identity(), true);
    }

    /** The text {@code property} of an object that a column holds as JSON. */
    public static Column inJson(String path, String property) {
        return new Column("%s(%s, '%s')".formatted(ConditionFunctions.TEXT_OF, path, property));
    }
}
