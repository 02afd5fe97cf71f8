package org.rapport.kit.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Changes;
import org.rapport.events.CrmEvent;
import org.rapport.events.FieldChange;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Turns each command on an aggregate into one row: its history, its audit entry and its public event.
 *
 * <p>A command raises the aggregate's version by exactly one, however often Hibernate flushes and whatever else of the
 * aggregate it touches. One that changes nothing leaves no trace.
 */
@ApplicationScoped
public class Journal {

    /** Makes an event of the record after the change and of the changes; a constructor of an event record. */
    public interface EventMaker<R> extends BiFunction<R, Changes, CrmEvent> {}

    /** Set by the journal itself, so they tell nothing of what the command did. */
    private static final Set<String> BOOKKEEPING =
            Set.of("id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy");

    private static final ScopedValue<OpenJournal> OPEN = ScopedValue.newInstance();

    private final EntityManager entityManager;
    private final CurrentCaller caller;
    private final ObjectMapper json;
    private final JournalWriter writer;
    private final List<DerivedRows> derived;

    Journal(
            EntityManager entityManager,
            CurrentCaller caller,
            ObjectMapper json,
            JournalWriter writer,
            @All List<DerivedRows> derived) {
        this.entityManager = entityManager;
        this.caller = caller;
        this.json = json;
        this.writer = writer;
        this.derived = derived;
    }

    /** Does {@code work}, and writes what it journals at its end into the running transaction. */
    public <T> T keep(Callable<T> work) throws Exception {
        var open = new OpenJournal();
        return ScopedValue.where(OPEN, open).call(() -> {
            T result = work.call();
            if (!open.entries().isEmpty()) {
                entityManager.unwrap(Session.class).doWork(connection -> write(open, connection));
            }
            return result;
        });
    }

    private void write(OpenJournal open, Connection connection) throws SQLException {
        writer.write(open, connection);
        List<DerivedRows.Changed> changed = open.entries().stream()
                .map(entry -> new DerivedRows.Changed(
                        AggregateType.of(entry.aggregate()), entry.aggregate().id(), entry.changes()))
                .toList();
        for (DerivedRows rows : derived) {
            rows.follow(changed, connection);
        }
    }

    /** Stores a new aggregate, and journals it as {@code event}. */
    public <R> R create(Aggregate<R> aggregate, EventMaker<R> event) {
        aggregate.advance(caller.get().subject(), now());
        entityManager.persist(aggregate);
        return enter(aggregate, null, event);
    }

    /** Changes an aggregate, which must be locked, and journals the change as {@code event}. */
    public <R, A extends Aggregate<R>> R change(A aggregate, EventMaker<R> event, Consumer<? super A> mutation) {
        ObjectNode before = json.valueToTree(aggregate.toRecord());
        mutation.accept(aggregate);
        R unadvanced = aggregate.toRecord();
        if (json.<ObjectNode>valueToTree(unadvanced).equals(before)) {
            return unadvanced;
        }
        Instant now = now();
        Instant last = aggregate.updatedAt();
        aggregate.advance(caller.get().subject(), now.isAfter(last) ? now : last.plusNanos(1_000));
        return enter(aggregate, before, event);
    }

    /** Hides an aggregate, and journals it as {@code event}. */
    public <R> R delete(Aggregate<R> aggregate, EventMaker<R> event) {
        return change(aggregate, event, it -> it.delete(now()));
    }

    /** Undoes {@link #delete}, and journals it as {@code event}. */
    public <R> R restore(Aggregate<R> aggregate, EventMaker<R> event) {
        return change(aggregate, event, Aggregate::restore);
    }

    /** Says why the running command is given, for its entries. */
    public void because(String reason) {
        OPEN.get().because(reason);
    }

    /**
     * The time of the running command by the database's clock, in microseconds; the same however often it is asked.
     *
     * @throws IllegalStateException outside a command
     */
    public Instant now() {
        if (!OPEN.isBound()) {
            throw new IllegalStateException("only a command has a time");
        }
        return OPEN.get().time(() -> entityManager.unwrap(Session.class).doReturningWork(writer::clock));
    }

    /** Has {@code check} look at what becomes of {@code aggregate}, whenever the running command changes it. */
    public void whenChanged(Aggregate<?> aggregate, Consumer<Object> check) {
        if (OPEN.isBound()) {
            OPEN.get().check(aggregate, check);
        }
    }

    private <R> R enter(Aggregate<R> aggregate, @Nullable ObjectNode before, EventMaker<R> maker) {
        R after = aggregate.toRecord();
        OPEN.get().checks(aggregate).forEach(check -> check.accept(after));
        ObjectNode tree = json.valueToTree(after);
        Changes changes = changes(before, tree);
        OPEN.get().add(new OpenJournal.Entry(aggregate, maker.apply(after, changes), after, tree, changes));
        return after;
    }

    private static Changes changes(@Nullable ObjectNode before, ObjectNode after) {
        var changes = new ArrayList<FieldChange>();
        for (var field : after.properties()) {
            JsonNode old = before == null ? after.nullNode() : before.get(field.getKey());
            if (!BOOKKEEPING.contains(field.getKey()) && !field.getValue().equals(old)) {
                changes.add(new FieldChange("/" + field.getKey(), old, field.getValue()));
            }
        }
        return Changes.of(changes);
    }
}
