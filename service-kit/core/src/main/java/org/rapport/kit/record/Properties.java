package org.rapport.kit.record;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapport.events.CrmRecord;

/**
 * The properties of a public record, in its order.
 *
 * @param all      of them
 * @param maskable those that can be kept back
 * @param settable those that requests say
 * @param required those that a request must say
 */
record Properties(
        SequencedSet<String> all,
        SequencedSet<String> maskable,
        SequencedSet<String> settable,
        SequencedSet<String> required) {

    private static final Set<Class<?>> REQUIRING = Set.of(NotNull.class, NotBlank.class, NotEmpty.class);

    /** What every record has. */
    private static final Set<String> BOOKKEEPING =
            Arrays.stream(CrmRecord.class.getMethods()).map(Method::getName).collect(Collectors.toUnmodifiableSet());

    /**
     * Those of {@code record}.
     *
     * @param requests that say some of them
     * @param open     what cannot be kept back, beside what a request must say
     */
    static Properties of(Class<?> record, Collection<Class<? extends Record>> requests, Collection<String> open) {
        SequencedSet<String> all = namesOf(record);
        var shown = new HashSet<>(BOOKKEEPING);
        shown.addAll(open);
        var needed = new HashSet<String>();
        var said = new HashSet<String>();
        for (var request : requests) {
            Told.by(request).forEach((component, property) -> {
                said.add(property);
                if (isRequired(request, component)) {
                    needed.add(property);
                }
            });
        }
        return new Properties(
                all,
                sequenced(all.stream().filter(name -> !shown.contains(name) && !needed.contains(name))),
                sequenced(all.stream().filter(said::contains)),
                sequenced(all.stream().filter(needed::contains)));
    }

    /** Those of {@code record}, of which none can be kept back. */
    static Properties ofAWhole(Class<?> record) {
        return new Properties(namesOf(record), sequenced(Stream.of()), sequenced(Stream.of()), sequenced(Stream.of()));
    }

    /** The names of the components of {@code record}; none of what is none. */
    private static SequencedSet<String> namesOf(Class<?> record) {
        return sequenced(Told.by(record).sequencedKeySet().stream());
    }

    /** Constraints are no annotations of components: the field that comes with one has them. */
    private static boolean isRequired(Class<? extends Record> request, String component) {
        try {
            return Arrays.stream(request.getDeclaredField(component).getAnnotations())
                    .anyMatch(annotation -> REQUIRING.contains(annotation.annotationType()));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SequencedSet<String> sequenced(Stream<String> names) {
        return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(names.toList()));
    }
}
