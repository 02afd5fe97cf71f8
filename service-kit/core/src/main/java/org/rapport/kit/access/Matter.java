package org.rapport.kit.access;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Closures;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Truth;
import org.rapport.kit.condition.cel.Language;
import org.rapport.kit.condition.cel.Refused;
import org.rapport.kit.record.RecordType;

/**
 * What permissions are about: records of a type, or what is no record and of which conditions can ask nothing.
 *
 * @param <R> the public record
 */
final class Matter<R> {

    private static final Logger LOG = Logger.getLogger(Matter.class);
    private static final Condition ALL = new Condition.Constant(Truth.TRUE);
    private static final Condition UNKNOWN = new Condition.Constant(Truth.UNKNOWN);

    private final String name;
    private final @Nullable RecordType<?, R> type;
    private final Closures<R> closures;
    private final Supplier<Language> language;

    private Matter(String name, @Nullable RecordType<?, R> type, Closures<R> closures, List<Attribute> attributes) {
        this.name = name;
        this.type = type;
        this.closures = closures;
        this.language = once(() -> new Language(Circumstances.vocabulary(attributes)));
    }

    static <R> Matter<R> of(RecordType<?, R> type) {
        return new Matter<>(
                type.name(),
                type,
                type.attributes().closures(),
                List.copyOf(type.attributes().all()));
    }

    /** What is no record, or whose records are not here. */
    static Matter<Void> named(String name) {
        return new Matter<>(name, null, new Closures<>(_ -> _ -> null), List.of());
    }

    String name() {
        return name;
    }

    /** What holds the subject of who cares for a record; absent where nobody does. */
    @Nullable
    Attribute owner() {
        return type == null || type.owner() == null ? null : type.attributes().named(type.owner());
    }

    /** What holds the id of a record; absent where records are not shared one by one. */
    @Nullable
    Attribute shared() {
        return type == null || !type.isShared() ? null : type.attributes().named("id");
    }

    Closures.Test<R> compile(Condition condition) {
        return closures.compile(condition);
    }

    /**
     * What {@code text} says; nothing is always true. What cannot be read is unknown: of what is no record, since it asks of
     * one; else, since the policy is newer than this service.
     */
    Condition read(@Nullable String text) {
        if (text == null) {
            return ALL;
        }
        try {
            return language.get().read(text);
        } catch (Refused e) {
            if (type != null) {
                LOG.warnf("a policy on %s cannot be read here, so it allows nothing and denies: %s", name, e.reasons());
            }
            return UNKNOWN;
        }
    }

    private static <T> Supplier<T> once(Supplier<T> made) {
        var known = new AtomicReference<T>();
        return () -> {
            T value = known.get();
            if (value == null) {
                value = made.get();
                known.set(value);
            }
            return value;
        };
    }
}
