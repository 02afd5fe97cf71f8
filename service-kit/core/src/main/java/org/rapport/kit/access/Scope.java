package org.rapport.kit.access;

import java.util.Optional;
import java.util.Set;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.record.RecordType;

/**
 * To which records of a type somebody may do something: to all, or to those that are cared for by some people. Asked of
 * a record that has been read, and put into the queries that find records, it says the same.
 */
public final class Scope {

    /** All records. */
    public static final Scope EVERYTHING = new Scope(null);

    /** No record. */
    public static final Scope NOTHING = new Scope(Set.of());

    private final @Nullable Set<String> owners;

    private Scope(@Nullable Set<String> owners) {
        this.owners = owners;
    }

    static Scope of(Set<String> owners) {
        return new Scope(Set.copyOf(owners));
    }

    /** Whether no record is left out. */
    public boolean isEverything() {
        return owners == null;
    }

    /** Whether every record is left out. */
    public boolean isNothing() {
        return owners != null && owners.isEmpty();
    }

    /** The subjects of those whose records these are, unless no record is left out. */
    public Optional<Set<String>> owners() {
        return Optional.ofNullable(owners);
    }

    /** What a query for records of {@code type}, called {@code it}, adds to its conditions; nothing, or {@code and …}. */
    public String and(RecordType<?, ?> type) {
        if (owners == null) {
            return "";
        }
        return owners.isEmpty() ? " and 1 = 0" : " and it.%s in :owners".formatted(type.owner());
    }

    /** Says whose records a query wants that has the condition. */
    public <T> SelectionQuery<T> bind(SelectionQuery<T> query) {
        return owners == null || owners.isEmpty() ? query : query.setParameterList("owners", owners);
    }

    /** Whether {@code record} is among them. */
    public <E extends Listed, R> boolean admits(RecordType<E, R> type, E record) {
        if (owners == null) {
            return true;
        }
        String owner = owners.isEmpty() ? null : type.ownerOf(record);
        return owner != null && owners.contains(owner);
    }
}
