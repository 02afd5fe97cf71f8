package org.rapport.kit.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.sample.SampledDecision;

/** Counts what changes for one member in one action. */
final class Tally {

    private static final int MOST_NAMED = 20;

    private final List<UUID> lost = new ArrayList<>();
    private final List<UUID> gained = new ArrayList<>();
    private int lostDecisions;
    private int gainedDecisions;
    private int stepUp;
    private int restricted;
    private int relaxed;
    private int undetermined;

    /**
     * Adds a record that is lost or gained.
     *
     * @param decided what was decided of it in the last week, if that is known
     */
    void add(UUID record, boolean isLost, @Nullable SampledDecision decided) {
        (isLost ? lost : gained).add(record);
        if (decided != null && decided.allowed() == isLost) {
            lostDecisions += isLost ? 1 : 0;
            gainedDecisions += isLost ? 0 : 1;
        }
    }

    /** Adds one that takes a second factor from now on. */
    void stepUp() {
        stepUp++;
    }

    /** Adds one of which it is not told. */
    void undetermined() {
        undetermined++;
    }

    /** Adds one of which {@code before} was kept back, and {@code after} is. */
    void keep(Set<String> before, Set<String> after) {
        restricted += before.containsAll(after) ? 0 : 1;
        relaxed += after.containsAll(before) ? 0 : 1;
    }

    /** All of it, if it is anything. */
    Optional<Simulation.Change> of(UUID member, String type, String action) {
        boolean isAny = !lost.isEmpty() || !gained.isEmpty() || stepUp + restricted + relaxed + undetermined > 0;
        return isAny ? Optional.of(counted(member, type, action)) : Optional.empty();
    }

    private Simulation.Change counted(UUID member, String type, String action) {
        return new Simulation.Change(
                member,
                type,
                action,
                lost.size(),
                gained.size(),
                stepUp,
                restricted,
                relaxed,
                undetermined,
                lostDecisions,
                gainedDecisions,
                first(lost),
                first(gained));
    }

    private static List<UUID> first(List<UUID> records) {
        return records.stream().limit(MOST_NAMED).toList();
    }
}
