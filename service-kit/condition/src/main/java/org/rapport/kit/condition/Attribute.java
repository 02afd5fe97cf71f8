package org.rapport.kit.condition;

import java.util.Set;

/**
 * Something that a condition may ask: a property of the record, or a fact about who asks and how.
 *
 * @param of        what it is an attribute of
 * @param name      as conditions name it, with dots where one stands within another, such as {@code address.country}
 * @param constants the only values there are, where it is an enumeration; else empty
 */
public record Attribute(Of of, String name, Kind kind, Set<String> constants) {

    /** What has attributes, by the names of the language. */
    public enum Of {
        RESOURCE,
        SUBJECT,
        CONTEXT
    }

    /** @throws IllegalArgumentException if what is no text has constants */
    public Attribute {
        constants = Set.copyOf(constants);
        if (!constants.isEmpty() && kind != Kind.TEXT) {
            throw new IllegalArgumentException(name + " is no text, hence no enumeration");
        }
    }

    /** A property of the record. */
    public static Attribute ofResource(String name, Kind kind) {
        return new Attribute(Of.RESOURCE, name, kind, Set.of());
    }

    /** A property of the record that is one of {@code constants}. */
    public static Attribute ofResource(String name, Set<String> constants) {
        return new Attribute(Of.RESOURCE, name, Kind.TEXT, constants);
    }

    /** Something about who asks. */
    public static Attribute ofSubject(String name, Kind kind) {
        return new Attribute(Of.SUBJECT, name, kind, Set.of());
    }

    /** Something about how it is asked: when, from where. */
    public static Attribute ofContext(String name, Kind kind) {
        return new Attribute(Of.CONTEXT, name, kind, Set.of());
    }

    /** Whether it has a fixed list of values. */
    public boolean isEnumeration() {
        return !constants.isEmpty();
    }
}
