package org.rapport.kit.record;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.rapport.events.WireName;
import org.rapport.kit.problem.DomainException;

/**
 * Which status a record may go to from where.
 *
 * @param <S> the statuses
 */
public final class Transitions<S extends Enum<S>> {

    private final String type;
    private final Map<S, Set<S>> allowed;

    private Transitions(String type, Map<S, Set<S>> allowed) {
        this.type = type;
        this.allowed = allowed;
    }

    /**
     * Those of a type of records.
     *
     * @param type    such as {@code lead}
     * @param allowed where one may go from each status: a {@code switch}, so that none is forgotten
     */
    public static <S extends Enum<S>> Transitions<S> of(String type, Class<S> statuses, Function<S, Set<S>> allowed) {
        var map = new EnumMap<S, Set<S>>(statuses);
        for (S from : statuses.getEnumConstants()) {
            var targets = EnumSet.noneOf(statuses);
            targets.addAll(allowed.apply(from));
            map.put(from, Collections.unmodifiableSet(targets));
        }
        return new Transitions<>(type, map);
    }

    /** The statuses to which a record may go from {@code status}. */
    public Set<S> from(S status) {
        return allowed.getOrDefault(status, Set.of());
    }

    /** @throws DomainException.RuleBroken naming the allowed targets if {@code to} is none */
    public void require(S from, S to) {
        if (!from(from).contains(to)) {
            throw new DomainException.RuleBroken(
                    type + "-status-not-allowed",
                    "%s that is %s cannot become %s."
                            .formatted(Words.sentence(type), WireName.of(from), WireName.of(to)),
                    Map.of("allowed", from(from).stream().map(WireName::of).toList()));
        }
    }
}
