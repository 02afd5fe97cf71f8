package org.rapport.kit.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmRecord;
import org.rapport.kit.access.Access;
import org.rapport.kit.access.Scope;
import org.rapport.kit.condition.query.Hql;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.persistence.TenantQuery;
import org.rapport.kit.problem.DomainException;

/**
 * Which records name which, as {@link RecordTypeBuilder#refersTo} says of their types. A living record names living ones
 * only: what is named cannot be deleted, what is deleted cannot be named, and nothing is restored before what it names.
 */
@ApplicationScoped
public class References {

    private static final int SOME = 10;

    private final Instance<RecordOperations> operations;
    private final EntityManager entityManager;
    private final Store store;
    private final Access access;
    private final Locks locks;

    References(
            Instance<RecordOperations> operations,
            EntityManager entityManager,
            Store store,
            Access access,
            Locks locks) {
        this.operations = operations;
        this.entityManager = entityManager;
        this.store = store;
        this.access = access;
        this.locks = locks;
    }

    /**
     * The living records that name one.
     *
     * @param count   how many there are
     * @param records some of those that the caller may read, of each type and property at most ten
     */
    public record Naming(long count, List<Named> records) {

        public Naming {
            records = List.copyOf(records);
        }
    }

    /**
     * One of them.
     *
     * @param type such as {@code contact}
     */
    public record Named(String type, UUID id) {}

    /** The living records but {@code except}, the oldest first of each type, that name the record {@code id} of {@code type}. */
    public Naming naming(RecordType<?, ?> type, UUID id, Set<UUID> except) {
        long count = 0;
        var records = new ArrayList<Named>();
        for (var other : types()) {
            var known = new ArrayList<Reference<?>>();
            for (var reference : other.references()) {
                if (reference.entity().equals(type.entity())) {
                    var question = new Question(other, reference, List.copyOf(known), id, except);
                    long found = count(question);
                    count += found;
                    if (found > 0) {
                        some(question).forEach(it -> records.add(new Named(other.name(), it)));
                    }
                    known.add(reference);
                }
            }
        }
        return new Naming(count, records);
    }

    /**
     * Requires that no living record names the record {@code id} of {@code type}, which is locked.
     *
     * @throws DomainException.Conflict if any does, with what {@link #naming} tells
     */
    void requireUnnamed(RecordType<?, ?> type, UUID id) {
        Naming naming = naming(type, id, Set.of());
        if (naming.count() > 0) {
            throw new DomainException.Conflict(
                    type.name() + "-in-use",
                    "Other records name this one, which are not deleted.",
                    Map.of("count", naming.count(), "records", naming.records()));
        }
    }

    /**
     * Requires that all that {@code after} names, and {@code before} did not, lives and can be read by the caller; and
     * that what it names of its own type is not itself, nor one that is below it.
     *
     * @param before absent for a new record
     * @throws DomainException.RuleBroken naming the property
     */
    public <R extends CrmRecord> void requireNamed(RecordType<?, R> type, @Nullable R before, R after) {
        for (var reference : type.references()) {
            Set<UUID> known = before == null ? Set.of() : reference.ids().apply(before);
            for (UUID named : reference.ids().apply(after)) {
                if (!known.contains(named)) {
                    requireNamed(type, reference, before == null ? null : after.id(), named);
                }
            }
        }
    }

    /** @param below the record that names {@code named} from now on; absent if it is new, so that nothing is below it */
    private void requireNamed(RecordType<?, ?> type, Reference<?> reference, @Nullable UUID below, UUID named) {
        boolean above = below != null && reference.entity().equals(type.entity());
        if (above && named.equals(below)) {
            throw belowItself(type, reference);
        }
        store.requireReference(typeOf(reference), named, "/" + reference.property());
        if (above) {
            requireNoCycle(type, reference, below, named);
        }
    }

    /** One at a time moves records below others, so that two do not move each below the other. */
    private void requireNoCycle(RecordType<?, ?> type, Reference<?> reference, UUID id, UUID named) {
        locks.exclusive(type.name() + "-hierarchy");
        var seen = new HashSet<UUID>();
        for (UUID above = named; above != null && seen.add(above); above = above(type, reference, above)) {
            if (above.equals(id)) {
                throw belowItself(type, reference);
            }
        }
    }

    private static DomainException.RuleBroken belowItself(RecordType<?, ?> type, Reference<?> reference) {
        return new DomainException.RuleBroken(
                type.name() + "-hierarchy-cycle",
                "A record cannot be below itself.",
                "/" + reference.property(),
                "must be neither the record itself nor one below it");
    }

    private @Nullable UUID above(RecordType<?, ?> type, Reference<?> reference, UUID id) {
        String query = "select it.%s from %s it where it.id = :id and it.tenant = :tenant"
                .formatted(reference.path(), type.entity().getSimpleName());
        return TenantQuery.call(entityManager, tenant -> entityManager
                .unwrap(Session.class)
                .createSelectionQuery(query, UUID.class)
                .setParameter("id", id)
                .setParameter("tenant", tenant)
                .getSingleResultOrNull());
    }

    /**
     * Requires that all that {@code record} names lives, before it is restored.
     *
     * @throws DomainException.Conflict naming what does not
     */
    <R> void requireRestorable(RecordType<?, R> type, R record) {
        for (var reference : type.references()) {
            RecordType<?, ?> other = typeOf(reference);
            for (UUID named : reference.ids().apply(record)) {
                if (!store.existsToStay(other, named)) {
                    throw new DomainException.Conflict(
                            other.name() + "-deleted",
                            "The record names another one that is deleted. Restore that first.",
                            Map.of("records", List.of(new Named(other.name(), named))));
                }
            }
        }
    }

    /**
     * Which records of {@code type} name the record {@code id} by {@code reference}.
     *
     * @param known those that do by one of these are known already
     */
    private record Question(
            RecordType<?, ?> type, Reference<?> reference, List<Reference<?>> known, UUID id, Set<UUID> except) {

        /** In Jakarta Persistence QL, of {@code it}. */
        String condition() {
            return names(reference)
                    + known.stream()
                            .map(other -> " and not coalesce(%s, false)".formatted(names(other)))
                            .collect(Collectors.joining());
        }

        private static String names(Reference<?> reference) {
            return (reference.several() ? ":id in elements(it.%s)" : "it.%s = :id").formatted(reference.path());
        }
    }

    private long count(Question question) {
        return TenantQuery.call(
                entityManager, tenant -> query("count(it)", "", Long.class, question, Scope.everything(), tenant)
                        .getSingleResult());
    }

    private List<UUID> some(Question question) {
        Scope<?> scope = access.scope(question.type(), RecordType.READ);
        return TenantQuery.call(
                entityManager, tenant -> query("it.id", " order by it.id", UUID.class, question, scope, tenant)
                        .setMaxResults(SOME)
                        .getResultList());
    }

    private <T> SelectionQuery<T> query(
            String selected, String order, Class<T> answer, Question question, Scope<?> scope, String tenant) {
        Hql hql = question.type().attributes().hql("scope");
        String query = "select %s from %s it where %s and it.tenant = :tenant and it.deletedAt is null%s and %s%s"
                .formatted(
                        selected,
                        question.type().entity().getSimpleName(),
                        question.condition(),
                        question.except().isEmpty() ? "" : " and it.id not in :except",
                        hql.write(scope.rows()),
                        order);
        SelectionQuery<T> selection = entityManager
                .unwrap(Session.class)
                .createSelectionQuery(query, answer)
                .setParameter("id", question.id())
                .setParameter("tenant", tenant);
        hql.bind(selection);
        return question.except().isEmpty() ? selection : selection.setParameterList("except", question.except());
    }

    private RecordType<?, ?> typeOf(Reference<?> reference) {
        return types().stream()
                .filter(type -> type.entity().equals(reference.entity()))
                .findFirst()
                .orElseThrow();
    }

    /** The types of records that the service has operations for. */
    private List<RecordType<?, ?>> types() {
        return operations.stream()
                .<RecordType<?, ?>>map(RecordOperations::recordType)
                .distinct()
                .toList();
    }
}
