package org.rapport.kit.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.Access;
import org.rapport.kit.access.Scope;
import org.rapport.kit.condition.query.Hql;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.persistence.TenantQuery;
import org.rapport.kit.problem.DomainException;

/**
 * Every record that is read or locked for a caller comes from here, so that what the caller may see and do is decided in
 * one place. Lists come from {@link org.rapport.kit.paging.Lists}, the past from {@link org.rapport.kit.journal.Records},
 * for the same reason.
 */
@ApplicationScoped
public class Store {

    private final EntityManager entityManager;
    private final Access access;
    private final Journal journal;

    Store(EntityManager entityManager, Access access, Journal journal) {
        this.entityManager = entityManager;
        this.access = access;
        this.journal = journal;
    }

    /**
     * The living record {@code id}, to read and not to change.
     *
     * @throws DomainException.NotFound if there is none, or it is another tenant's
     */
    public <E extends Listed, R> E read(RecordType<E, R> type, UUID id) {
        return read(type, id, false);
    }

    /** As {@link #read(RecordType, UUID)}; a deleted one too, if it is wanted, for who may delete it. */
    public <E extends Listed, R> E read(RecordType<E, R> type, UUID id, boolean deletedToo) {
        E found = found(type, id, LockModeType.NONE);
        if (isDeleted(found) && !(deletedToo && mayDelete(type, found))) {
            throw new DomainException.NotFound();
        }
        return admitted(found, type, RecordType.READ);
    }

    /**
     * The living aggregate {@code id}, locked until the command ends: the next command on it waits.
     *
     * @param action what is about to be done to it
     * @throws DomainException.NotFound if there is none, or it is another tenant's
     */
    public <A extends Aggregate<R>, R> A lock(RecordType<A, R> type, UUID id, String action) {
        A found = found(type, id, LockModeType.PESSIMISTIC_WRITE);
        if (found.isDeleted()) {
            throw new DomainException.NotFound();
        }
        return admitted(found, type, action);
    }

    /**
     * As {@link #lock(RecordType, UUID, String)}, and in the version that the caller has read.
     *
     * @throws DomainException.VersionMissing if the caller does not say what it read
     * @throws DomainException.Stale          if the aggregate has moved on
     */
    public <A extends Aggregate<R>, R> A lock(RecordType<A, R> type, UUID id, IfMatch ifMatch, String action) {
        A found = lock(type, id, action);
        ifMatch.require(found.version());
        return found;
    }

    /** The deleted aggregate {@code id}, locked, in the version that the caller has read. */
    public <A extends Aggregate<R>, R> A lockDeleted(RecordType<A, R> type, UUID id, IfMatch ifMatch) {
        A found = found(type, id, LockModeType.PESSIMISTIC_WRITE);
        if (found.isDeleted() && !mayDelete(type, found)) {
            throw new DomainException.NotFound();
        }
        admit(found, type, RecordType.DELETE);
        if (!found.isDeleted()) {
            throw new DomainException.Conflict("not-deleted", "The record is not deleted.");
        }
        ifMatch.require(found.version());
        return found;
    }

    /**
     * The aggregate {@code id}, living or deleted, locked: for what the suite itself keeps up to date, whatever the
     * caller may do to it.
     */
    public <A extends Aggregate<R>, R> @Nullable A lockToMaintain(RecordType<A, R> type, UUID id) {
        return find(type, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * The living aggregate {@code id}, for what the suite itself decides by it, whatever the caller may see of it: it is
     * not shown as it is.
     */
    public <A extends Aggregate<R>, R> Optional<A> consult(RecordType<A, R> type, UUID id) {
        return Optional.ofNullable(find(type, id, LockModeType.NONE)).filter(found -> !found.isDeleted());
    }

    /** What is said by the records {@code ids}, living or deleted, by these: for what the suite itself decides by it. */
    public <E extends Listed, R> Map<UUID, R> consult(RecordType<E, R> type, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        String query = "select it from %s it where it.id in :ids and it.tenant = :tenant"
                .formatted(type.entity().getSimpleName());
        return TenantQuery.call(entityManager, tenant -> session()
                        .createSelectionQuery(query, type.entity())
                        .setParameterList("ids", ids)
                        .setParameter("tenant", tenant)
                        .setReadOnly(true)
                        .getResultList())
                .stream()
                .collect(Collectors.toMap(Listed::id, type::view));
    }

    /**
     * As {@link #consult(RecordType, UUID)}, all the living aggregates of which a condition holds, the oldest first. For
     * types of which a tenant has few.
     *
     * @param condition  on {@code it}, in Jakarta Persistence QL
     * @param parameters of the condition, by their names
     */
    public <A extends Aggregate<R>, R> List<A> consultAll(
            RecordType<A, R> type, String condition, Map<String, ?> parameters) {
        String query =
                "select it from %s it where it.tenant = :tenant and it.deletedAt is null and (%s) order by it.createdAt, it.id"
                        .formatted(type.entity().getSimpleName(), condition);
        return TenantQuery.call(entityManager, tenant -> {
            var selection = session()
                    .createSelectionQuery(query, type.entity())
                    .setParameter("tenant", tenant)
                    .setReadOnly(true);
            parameters.forEach(selection::setParameter);
            return selection.getResultList();
        });
    }

    /**
     * Requires that the caller may do {@code action} to {@code record}; and where a command changes that, that he may do it
     * to what the record becomes.
     *
     * @throws DomainException.NotFound  if the caller may not even read it
     * @throws DomainException.Forbidden if the permission is missing, or does not reach the record
     */
    public <E extends Listed, R> void admit(E record, RecordType<E, R> type, String action) {
        access.require(type, action, record);
        if (!action.equals(RecordType.READ) && record instanceof Aggregate<?> aggregate) {
            R before = type.view(record);
            journal.whenChanged(
                    aggregate,
                    after -> access.requireAfter(
                            type, action, before, type.record().cast(after)));
        }
    }

    /**
     * Requires that the caller may make {@code record}, which is new.
     *
     * @throws DomainException.Forbidden if the permission is missing, or does not reach it
     */
    public <R> void admitNew(RecordType<?, R> type, R record) {
        access.requireAfter(type, RecordType.CREATE, null, record);
    }

    /**
     * The record {@code id} as it is now, living or deleted, of which the caller has been told before; absent once it is gone
     * altogether.
     *
     * @throws DomainException.NotFound if the caller may not read it any more
     */
    public <E extends Listed, R> Optional<R> again(RecordType<E, R> type, UUID id) {
        return Optional.ofNullable(find(type, id, LockModeType.NONE))
                .map(found -> type.view(admitted(found, type, RecordType.READ)));
    }

    /** Those of the living records {@code ids} that the caller may read. */
    public Set<UUID> readable(RecordType<?, ?> type, Collection<UUID> ids) {
        return permitted(type, RecordType.READ, ids);
    }

    /** Those of the living records {@code ids} to which the caller may do {@code action}, if he may read them. */
    public Set<UUID> permitted(RecordType<?, ?> type, String action, Collection<UUID> ids) {
        Scope<?> scope = access.scope(type, action);
        if (ids.isEmpty() || scope.isNothing()) {
            return Set.of();
        }
        return Set.copyOf(TenantQuery.call(entityManager, tenant -> living(type, scope, "id", ids, "", tenant)
                .getResultList()));
    }

    /**
     * Those of the living records that the caller may read which name one of {@code ids}.
     *
     * @param reference the property that names it, as {@link RecordTypeBuilder#refersTo} says of the type
     * @param order     the attribute by which they are sorted; where that is the same, by id
     * @param most      how many are wanted
     */
    public List<UUID> readableNaming(
            RecordType<?, ?> type, String reference, Collection<UUID> ids, String order, int most) {
        Scope<?> scope = access.scope(type, RecordType.READ);
        if (ids.isEmpty() || scope.isNothing()) {
            return List.of();
        }
        String sorted = " order by it.%s, it.id".formatted(order);
        return TenantQuery.call(entityManager, tenant -> living(type, scope, reference, ids, sorted, tenant)
                .setMaxResults(most)
                .getResultList());
    }

    /** Whether the caller may read {@code record}. */
    public <E extends Listed, R> boolean mayRead(RecordType<E, R> type, E record) {
        return access.scope(type, RecordType.READ).admits(type, record);
    }

    /** Whether the caller may read the living record {@code id}. */
    public boolean mayRead(RecordType<?, ?> type, UUID id) {
        return readable(type, Set.of(id)).contains(id);
    }

    /** Whether {@code id} names a living aggregate of the tenant. Loads nothing: it can still be locked as it is. */
    public boolean exists(RecordType<?, ?> type, UUID id) {
        return exists(type, id, Scope.everything(), LockModeType.NONE);
    }

    /** As {@link #exists(RecordType, UUID)}; if so, it is not deleted before the command ends. */
    public boolean existsToStay(RecordType<?, ?> type, UUID id) {
        return exists(type, id, Scope.everything(), LockModeType.PESSIMISTIC_READ);
    }

    /**
     * Requires that {@code id}, where there is one, names a living aggregate of the tenant which the caller may read, and
     * sees to it that it is not deleted before the command ends.
     *
     * @param pointer the field of the request that names it
     * @throws DomainException.RuleBroken if there is none, or it is another tenant's, or hidden from the caller
     */
    public void requireReference(RecordType<?, ?> type, @Nullable UUID id, String pointer) {
        requireKnown(id == null || isReadable(type, id, LockModeType.PESSIMISTIC_READ), pointer);
    }

    /** As {@link #requireReference}, for what is only read or will be locked: it may be deleted meanwhile. */
    public void requireReadable(RecordType<?, ?> type, @Nullable UUID id, String pointer) {
        requireKnown(id == null || isReadable(type, id, LockModeType.NONE), pointer);
    }

    private boolean isReadable(RecordType<?, ?> type, UUID id, LockModeType lock) {
        Scope<?> scope = access.scope(type, RecordType.READ);
        return !scope.isNothing() && exists(type, id, scope, lock);
    }

    private static void requireKnown(boolean isKnown, String pointer) {
        if (!isKnown) {
            throw new DomainException.RuleBroken(
                    "reference-unknown",
                    "A record that is named does not exist.",
                    pointer,
                    "must be the id of a record");
        }
    }

    private boolean exists(RecordType<?, ?> type, UUID id, Scope<?> scope, LockModeType lock) {
        return TenantQuery.call(entityManager, tenant -> living(type, scope, "id", Set.of(id), "", tenant)
                        .setLockMode(lock)
                        .getSingleResultOrNull())
                != null;
    }

    private SelectionQuery<UUID> living(
            RecordType<?, ?> type,
            Scope<?> scope,
            String attribute,
            Collection<UUID> ids,
            String sorted,
            String tenant) {
        Hql hql = type.attributes().hql("scope");
        Map<String, Object> fixed = type.listing().fixed();
        var query = new StringBuilder("select it.id from " + type.entity().getSimpleName())
                .append(" it where one_of(:ids, it.%s) and it.tenant = :tenant and ".formatted(attribute))
                .append(hql.write(scope.rows()));
        if (Aggregate.class.isAssignableFrom(type.entity())) {
            query.append(" and it.deletedAt is null");
        }
        fixed.keySet().forEach(path -> query.append(" and it.%1$s = :%1$s".formatted(path)));
        SelectionQuery<UUID> selection = session()
                .createSelectionQuery(query.append(sorted).toString(), UUID.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("tenant", tenant);
        fixed.forEach(selection::setParameter);
        hql.bind(selection);
        return selection;
    }

    private static boolean isDeleted(Listed row) {
        return row instanceof Aggregate<?> aggregate && aggregate.isDeleted();
    }

    private <E extends Listed, R> boolean mayDelete(RecordType<E, R> type, E record) {
        return type.has(RecordType.DELETE)
                && access.scope(type, RecordType.DELETE).admits(type, record);
    }

    private <E extends Listed, R> E found(RecordType<E, R> type, UUID id, LockModeType lock) {
        E found = find(type, id, lock);
        if (found == null) {
            throw new DomainException.NotFound();
        }
        return found;
    }

    private <E extends Listed, R> E admitted(E found, RecordType<E, R> type, String action) {
        admit(found, type, action);
        return found;
    }

    private <E extends Listed> @Nullable E find(RecordType<E, ?> type, UUID id, LockModeType lock) {
        Map<String, Object> fixed = type.listing().fixed();
        var query = new StringBuilder("select it from " + type.entity().getSimpleName())
                .append(" it where it.id = :id and it.tenant = :tenant");
        fixed.keySet().forEach(path -> query.append(" and it.%1$s = :%1$s".formatted(path)));
        boolean reads = lock == LockModeType.NONE;
        E found = TenantQuery.call(entityManager, tenant -> {
            var selection = session()
                    .createSelectionQuery(query.toString(), type.entity())
                    .setParameter("id", id)
                    .setParameter("tenant", tenant);
            fixed.forEach(selection::setParameter);
            return (reads ? selection.setReadOnly(true) : selection.setLockMode(lock)).getSingleResultOrNull();
        });
        if (!reads && found != null && session().isReadOnly(found)) {
            readAgain(found);
        }
        return found;
    }

    /** Brings {@code row}, which was read before it was locked, to its state under the lock; from now on it can change. */
    private void readAgain(Listed row) {
        session().setReadOnly(row, false);
        session().refresh(row);
    }

    private Session session() {
        return entityManager.unwrap(Session.class);
    }
}
