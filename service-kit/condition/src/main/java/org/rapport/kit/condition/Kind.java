package org.rapport.kit.condition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What values an attribute has. Floating point is not among them: NaN and rounding would tell memory and database apart.
 */
public enum Kind {
    TEXT("text", String.class, true),
    NUMBER("number", Long.class, true),
    FLAG("true or false", Boolean.class, false),
    DATE("date", LocalDate.class, true),
    /** A point in time, to the microsecond, from {@link #FIRST} to {@link #LAST}. */
    TIME("time", Instant.class, true),
    /** Without an order: Java compares UUIDs as signed numbers, PostgreSQL as bytes. */
    ID("UUID", UUID.class, false),
    MONEY("amount of money", MinorUnits.class, true),
    TEXTS("list of texts", List.class, false),
    IDS("list of UUIDs", List.class, false);

    /** The first and the last time that a record, a person or a condition may have. */
    public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final String words;
    private final Class<?> javaType;
    private final boolean ordered;

    Kind(String words, Class<?> javaType, boolean ordered) {
        this.words = words;
        this.javaType = javaType;
        this.ordered = ordered;
    }

    /** What people call a value of this kind. */
    public String words() {
        return words;
    }

    /** The name in documents. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The class of its values. */
    public Class<?> javaType() {
        return javaType;
    }

    /** Whether of two different values one is less than the other. */
    public boolean ordered() {
        return ordered;
    }

    /** Whether a value is several. */
    public boolean several() {
        return this == TEXTS || this == IDS;
    }

    /** Compares two values of an ordered kind as PostgreSQL does: text by code point, as with {@code collate "C"}. */
    int compare(Object left, Object right) {
        return switch (this) {
            case TEXT -> compareTexts((String) left, (String) right);
            case NUMBER -> Long.compare((Long) left, (Long) right);
            case DATE -> ((LocalDate) left).compareTo((LocalDate) right);
            case TIME -> ((Instant) left).compareTo((Instant) right);
            case MONEY -> Long.compare(((MinorUnits) left).minor(), ((MinorUnits) right).minor());
            case FLAG, ID, TEXTS, IDS -> throw new IllegalStateException(this + " has no order");
        };
    }

    /** Orders by code point. {@code String.compareTo} orders by UTF-16 unit: U+1F600 before U+FF5E. */
    private static int compareTexts(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : compareToSurrogate(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** One of them is half of a code point beyond all that a single unit can be. */
    private static int compareToSurrogate(char a, char b) {
        return Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
    }
}
