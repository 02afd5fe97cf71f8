package org.rapport.kit.condition;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision knows apart from the record: who asks, and how. It is the same for memory and database: times are cut
 * to the database's microseconds, and a text that no record can hold (with U+0000 or half a code point) is absent.
 */
public final class Facts {

    private final Map<Attribute.Of, Map<String, Object>> values = new EnumMap<>(Attribute.Of.class);

    private Facts() {
        for (Attribute.Of of : Attribute.Of.values()) {
            values.put(of, new HashMap<>());
        }
    }

    /**
     * Those of these values; what has none is left out, and what a supplier has is worked out when it is first asked for.
     *
     * @throws IllegalArgumentException if a value is not of the attribute's kind, or an attribute is the record's
     */
    public static Facts of(Map<Attribute, ?> values) {
        return new Facts().and(values);
    }

    /** These and {@code more}, as {@link #of} takes them. */
    public Facts and(Map<Attribute, ?> more) {
        var facts = new Facts();
        values.forEach((of, known) -> facts.values.get(of).putAll(known));
        more.forEach((attribute, value) -> {
            Object kept = value instanceof Supplier<?> source ? new Later(attribute, source) : kept(attribute, value);
            if (kept != null) {
                facts.values.get(attribute.of()).put(attribute.name(), kept);
            }
        });
        return facts;
    }

    /** The value of {@code attribute}; absent where there is none. */
    public @Nullable Object value(Attribute attribute) {
        Object known = values.get(attribute.of()).get(attribute.name());
        return known instanceof Later later ? later.value() : known;
    }

    /** A value that is not worked out yet, or has been. */
    private static final class Later {

        private final Attribute attribute;
        private final Supplier<?> source;
        private @Nullable Object value;

        Later(Attribute attribute, Supplier<?> source) {
            this.attribute = attribute;
            this.source = source;
        }

        @Nullable
        Object value() {
            if (value == null) {
                value = kept(attribute, source.get());
            }
            return value;
        }
    }

    private static void require(Attribute attribute, Object value) {
        boolean fits =
                switch (attribute.kind()) {
                    case TEXTS -> value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
                    case IDS -> value instanceof List<?> list && list.stream().allMatch(Kind.ID.javaType()::isInstance);
                    case TEXT, NUMBER, FLAG, DATE, TIME, ID, MONEY ->
                        attribute.kind().javaType().isInstance(value);
                };
        if (!fits || attribute.of() == Attribute.Of.RESOURCE) {
            throw new IllegalArgumentException("%s cannot be a fact, %s"
                    .formatted(attribute.name(), attribute.kind().words()));
        }
    }

    private static @Nullable Object kept(Attribute attribute, Object value) {
        require(attribute, value);
        return kept(value);
    }

    private static @Nullable Object kept(Object value) {
        return switch (value) {
            case Instant time -> time.truncatedTo(ChronoUnit.MICROS);
            case String text -> isStorable(text) ? text : null;
            case Collection<?> list ->
                list.stream().map(Facts::kept).filter(Objects::nonNull).toList();
            default -> value;
        };
    }

    /** Whether PostgreSQL can hold {@code text}. */
    public static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
