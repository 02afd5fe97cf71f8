package org.rapport.kit.journal;

import java.util.Locale;
import org.hibernate.Hibernate;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Listed;

/** The name of a type of records: its entity's in kebab-case. */
public final class AggregateType {

    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName()
                    .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                    .toLowerCase(Locale.ROOT);
        }
    };

    private AggregateType() {}

    /** The name for {@code type}, such as {@code lead}. */
    public static String of(Class<? extends Listed> type) {
        return NAMES.get(type);
    }

    static String of(Aggregate<?> aggregate) {
        return NAMES.get(Hibernate.getClassLazy(aggregate));
    }
}
