package org.rapport.kit.condition;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * Those of these values; what has none is left out.
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
            require(attribute, value);
            Object kept = kept(value);
            if (kept != null) {
                facts.values.get(attribute.of()).put(attribute.name(), kept);
            }
        });
        return facts;
    }

    @Nullable
    Object value(Attribute attribute) {
        return values.get(attribute.of()).get(attribute.name());
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
