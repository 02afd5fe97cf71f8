package org.rapport.kit.record;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmRecord;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.journal.Journal.EventMaker;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.tenant.Caller;

/**
 * What can be done to records of every type, each as one journaled change. A type says what a command makes, and what
 * editing must not break; it adds the commands that it alone has.
 *
 * @param <A> the entity
 * @param <R> the public record
 * @param <C> what is asked to create one
 * @param <E> what is asked to edit one
 */
public abstract class RecordService<
        A extends Aggregate<R> & Editable<E>, R extends CrmRecord, C extends Record, E extends Record> {

    private final RecordType<A, R> type;
    private final Operations operations;

    protected RecordService(RecordType<A, R> type, Operations operations) {
        this.type = type;
        this.operations = operations;
    }

    /** What {@code command} makes, after it was checked. */
    protected abstract A make(C command);

    /** Checks what {@code command} would make of {@code record}, which is locked. */
    protected void check(A record, E command) {}

    /**
     * Checks what a command makes of {@code before} by what the caller sees of either alone: or a rule on several
     * properties would tell of those that he does not see.
     */
    protected void checkAsSeen(E before, E after) {}

    /** Checks that {@code record}, which is locked, may be hidden. */
    protected void checkDeletion(A record) {}

    /** Does what follows from it that {@code record} was deleted or restored, in the same transaction. */
    protected void goneOrBack(A record) {}

    /** Stores what {@code command} makes. */
    public final R create(C command) {
        A made = make(command);
        R record = type.view(made);
        operations.masks().requireSettable(type, RecordType.CREATE, record, command);
        operations.references().requireNamed(type, null, record);
        R created = create(made, type.events().created());
        operations.owners().requireOfMade(type, created);
        return created;
    }

    /** Says {@code command} of the record instead of what it says. */
    public final R edit(UUID id, IfMatch ifMatch, E command) {
        A record = lock(id, ifMatch, RecordType.EDIT);
        R before = type.view(record);
        return edit(record, operations.masks().keeping(type, RecordType.EDIT, before, record.details(), command));
    }

    /** Says what {@code patch} names anew. */
    public final R patch(UUID id, IfMatch ifMatch, MergePatch patch) {
        A record = lock(id, ifMatch, RecordType.EDIT);
        E details = record.details();
        operations
                .masks()
                .requireSettable(type, RecordType.EDIT, type.view(record), patch.named(Told.by(details.getClass())));
        return edit(record, operations.commands().patched(details, patch));
    }

    /** Hides the record. */
    public final void delete(UUID id, IfMatch ifMatch) {
        A record = lock(id, ifMatch, RecordType.DELETE);
        checkDeletion(record);
        operations.references().requireUnnamed(type, id);
        operations.journal().delete(record, type.events().deleted());
        goneOrBack(record);
    }

    /** Undoes {@link #delete}. */
    public final R restore(UUID id, IfMatch ifMatch) {
        A record = operations.store().lockDeleted(type, id, ifMatch);
        operations.references().requireRestorable(type, type.view(record));
        R restored = operations.journal().restore(record, type.events().restored());
        goneOrBack(record);
        return restored;
    }

    /** Has {@code record}, which is locked for it, say {@code command}: for whoever makes that of other requests. */
    public final R edit(A record, E command) {
        check(record, command);
        R before = type.view(record);
        Set<String> hidden = operations.masks().hidden(type, before);
        if (!hidden.isEmpty()) {
            checkAsSeen(
                    operations.masks().emptied(record.details(), hidden),
                    operations.masks().emptied(command, hidden));
        }
        return operations.journal().change(record, type.events().edited(), it -> {
            it.edit(command);
            operations.references().requireNamed(type, before, type.view(it));
        });
    }

    /** The type. */
    final RecordType<A, R> type() {
        return type;
    }

    Operations operations() {
        return operations;
    }

    /** Where other records are read and locked for the caller. */
    protected final Store store() {
        return operations.store();
    }

    /** Stores {@code record}, which another command than the usual one makes, and journals that as {@code event}. */
    protected final R create(A record, EventMaker<R> event) {
        R made = operations.journal().create(record, event);
        store().admitNew(type, made);
        return made;
    }

    /** Changes the record {@code id} in the version that the caller has read, and journals that as {@code event}. */
    protected final R change(
            UUID id, IfMatch ifMatch, String action, EventMaker<R> event, Consumer<? super A> mutation) {
        return change(lock(id, ifMatch, action), event, mutation);
    }

    /** As {@link #change(UUID, IfMatch, String, EventMaker, Consumer)}, where {@code command} says properties. */
    protected final R change(
            UUID id,
            IfMatch ifMatch,
            String action,
            Record command,
            EventMaker<R> event,
            Consumer<? super A> mutation) {
        return change(lock(id, ifMatch, action, command), event, mutation);
    }

    /** Changes {@code record}, which is locked, and journals the change as {@code event}. */
    protected final R change(A record, EventMaker<R> event, Consumer<? super A> mutation) {
        return operations.journal().change(record, event, mutation);
    }

    /** Says why the running command is given. */
    protected final void because(String reason) {
        operations.journal().because(reason);
    }

    /** Who gives the running command. */
    protected final Caller caller() {
        return operations.caller().get();
    }

    /** The time of the running command. */
    protected final Instant now() {
        return operations.journal().now();
    }

    /** The record {@code id} in the version that the caller has read, locked for {@code action}. */
    protected final A lock(UUID id, IfMatch ifMatch, String action) {
        return operations.store().lock(type, id, ifMatch, action);
    }

    /** As {@link #lock(UUID, IfMatch, String)}, where {@code command} says nothing that the caller cannot set. */
    protected final A lock(UUID id, IfMatch ifMatch, String action, Record command) {
        A record = lock(id, ifMatch, action);
        operations.masks().requireSettable(type, action, type.view(record), command);
        return record;
    }

    /** Who is to care for a new record: {@code named}, if it is a member whom the caller may name, or else the caller. */
    protected final String owner(@Nullable String named) {
        requireGivable(named);
        return Objects.requireNonNullElseGet(named, () -> caller().subject());
    }

    /** Requires that whoever is named to care for a new record is a member whom the caller may name. */
    protected final void requireGivable(@Nullable String named) {
        operations.owners().requireOfNew(type, named, "/" + type.owner());
    }

    /** Requires that whoever is to care for {@code record} is a member whom the caller may name, if not as before. */
    protected final void requireOwner(A record, @Nullable String before, @Nullable String named) {
        operations.owners().requireOf(record, type, before, named, "/" + type.owner());
    }

    /** Requires that {@code subject}, where there is one, is a member; {@code pointer} names it in the request. */
    protected final void requireMember(@Nullable String subject, String pointer) {
        operations.members().require(subject, pointer);
    }
}
