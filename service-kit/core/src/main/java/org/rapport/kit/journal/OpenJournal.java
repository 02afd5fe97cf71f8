package org.rapport.kit.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmEvent;
import org.rapport.events.FieldChange;
import org.rapport.kit.persistence.Aggregate;

/** What the running command has journaled so far; written when it ends, since each row says how many there are. */
final class OpenJournal {

    /** One aggregate's change. */
    record Entry(Aggregate<?> aggregate, CrmEvent event, Object record, ObjectNode tree, List<FieldChange> changes) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Aggregate<?>, List<Consumer<Object>>> checks = new IdentityHashMap<>();
    private @Nullable Instant time;
    private @Nullable String reason;

    void add(Entry entry) {
        if (entries.stream().anyMatch(other -> other.aggregate() == entry.aggregate())) {
            throw new IllegalStateException("one command changed the same aggregate twice: " + entry.event());
        }
        entries.add(entry);
    }

    List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    void check(Aggregate<?> aggregate, Consumer<Object> check) {
        checks.computeIfAbsent(aggregate, _ -> new ArrayList<>()).add(check);
    }

    List<Consumer<Object>> checks(Aggregate<?> aggregate) {
        return checks.getOrDefault(aggregate, List.of());
    }

    void because(String why) {
        reason = why;
    }

    @Nullable
    String reason() {
        return reason;
    }

    Instant time(Supplier<Instant> clock) {
        if (time == null) {
            time = clock.get();
        }
        return time;
    }
}
