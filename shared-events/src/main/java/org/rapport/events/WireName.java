package org.rapport.events;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;

/** Names of enum constants in JSON, SQL and paths: {@code ON_HOLD} is {@code on-hold}. */
public final class WireName {

    private WireName() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that name, if there is one. */
    public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String name) {
        return EnumSet.allOf(type).stream()
                .filter(constant -> of(constant).equals(name))
                .findFirst();
    }
}
