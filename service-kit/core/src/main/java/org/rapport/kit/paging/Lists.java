package org.rapport.kit.paging;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.Access;
import org.rapport.kit.access.Scope;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.directory.HomeCountry;
import org.rapport.kit.mask.Masks;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.persistence.PlannedByValues;
import org.rapport.kit.persistence.TenantQuery;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.problem.FieldError;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.RecordTypes;
import org.rapport.kit.record.Reference;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Answers pages of a {@link Listing} by keyset: each page begins behind the last row of the one before, so a row whose
 * sort key does not change is neither skipped nor shown twice, whatever else is inserted or deleted meanwhile.
 */
@ApplicationScoped
public class Lists {

    private final EntityManager entityManager;
    private final CurrentCaller caller;
    private final Access access;
    private final Masks masks;
    private final RecordTypes types;
    private final Directory directory;
    private final HomeCountry home;

    Lists(
            EntityManager entityManager,
            CurrentCaller caller,
            Access access,
            Masks masks,
            RecordTypes types,
            Directory directory,
            HomeCountry home) {
        this.entityManager = entityManager;
        this.caller = caller;
        this.access = access;
        this.masks = masks;
        this.types = types;
        this.directory = directory;
        this.home = home;
    }

    /** The page of the records of {@code type} that {@code query} asks for. */
    public <E extends Listed, R> Page<R> page(RecordType<E, R> type, PageQuery query) {
        return page(type, type.listing(), query);
    }

    /** As {@link #page(RecordType, PageQuery)}, of {@code part} of the records only. */
    public <E extends Listed, R> Page<R> page(RecordType<E, R> type, Listing<E> part, PageQuery query) {
        return rows(type, part, query).map(type::view);
    }

    /** As {@link #page(RecordType, PageQuery)}, for a view that is made of more than the row. */
    public <E extends Listed> Page<E> rows(RecordType<E, ?> type, PageQuery query) {
        return rows(type, type.listing(), query);
    }

    /**
     * The page of the records of {@code type} that {@code request} asks for.
     *
     * @throws DomainException.Malformed pointing into its body
     */
    public <E extends Listed, R> Page<R> search(RecordType<E, R> type, SearchRequest request) {
        try {
            return rows(
                            type,
                            type.listing(),
                            request.page(),
                            new JsonQuestion(
                                    request.filter(),
                                    request.zone(),
                                    !type.searched().isEmpty(),
                                    home::code))
                    .map(type::view);
        } catch (DomainException.Malformed e) {
            throw new DomainException.Malformed(e.errors().stream()
                    .map(error -> new FieldError(error.pointer().replaceFirst("^#", "/"), error.detail()))
                    .toList());
        }
    }

    private <E extends Listed> Page<E> rows(RecordType<E, ?> type, Listing<E> all, PageQuery query) {
        return rows(type, all, query, new Rsql(query.filter));
    }

    /** What may not be seen may not be asked either: in a question it is a word that nobody knows. */
    private <E extends Listed> Page<E> rows(RecordType<E, ?> type, Listing<E> all, PageQuery query, Spelling spelling) {
        Set<String> hidden = masks.hidden(type);
        Listing<E> listing = all.without(hidden);
        Sort sort = Sort.parse(query.sort, listing);
        var where = new Where(listing, sort);
        String policies = addScope(type, query, where) + addSubjects(listing, where);
        listing.fixed().forEach(where::addFixed);
        var names = new Names(listing, type.references(), this::relation);
        Question question = spelling.read(names);
        boolean timed = question != null && question.isRelative();
        ZoneId zone = timed ? zone(spelling.zone()) : ZoneOffset.UTC;
        String by = policies + (question == null ? "" : names.version(question)) + (timed ? zone : "");
        Sort.Position behind = query.cursor == null
                ? null
                : Cursor.decode(query.cursor, binding(caller.tenant(), listing, query, by), sort, timed);
        Instant now = behind == null || behind.now() == null ? Instant.now() : behind.now();
        if (question != null) {
            where.addQuestion(new QuestionHql(question, names, now, zone, hidden));
        }
        Long count = query.wantsCount() ? count(listing, where) : null;
        if (behind != null) {
            where.addAfter(sort, behind);
        }
        int limit = query.limitNumber();
        List<E> rows = TenantQuery.call(entityManager, tenant -> select(listing, where, sort, tenant, limit + 1));
        boolean more = rows.size() > limit;
        List<E> shown = more ? rows.subList(0, limit) : rows;
        access.remember(type, shown);
        return new Page<>(
                shown, more ? next(shown.getLast(), sort, timed ? now : null, listing, query, by) : null, count);
    }

    private String next(
            Listed last, Sort sort, @Nullable Instant now, Listing<?> listing, PageQuery query, String policies) {
        Object key = sort.keyOf(last);
        return cursor(caller.tenant(), listing, query, policies, now == null ? key : Cursor.timed(now, key), last.id());
    }

    /** The records that {@code reference} names, if the caller can read any of their type. */
    private Names.@Nullable Relation relation(Reference<?> reference) {
        RecordType<?, ?> type = types.of(reference.entity());
        Scope<?> scope = access.scope(type, RecordType.READ);
        return scope.isNothing()
                ? null
                : new Names.Relation(reference.property(), type, type.listing().without(masks.hidden(type)), scope);
    }

    private ZoneId zone(@Nullable String said) {
        return said == null
                ? directory.tenant(caller.tenant()).zone(caller.get().subject())
                : ZoneId.of(said);
    }

    /** Says where the page ended whose last row is {@code id}, with the sort key {@code key}. */
    static String cursor(UUID tenant, Listing<?> listing, PageQuery query, String policies, Object key, UUID id) {
        return Cursor.encode(key, id, binding(tenant, listing, query, policies));
    }

    /**
     * What a list is, in the same words in every replica: a cursor of one is shown to another.
     *
     * @param policies by which its rows were found; behind a row of others something else follows
     */
    private static String binding(UUID tenant, Listing<?> listing, PageQuery query, String policies) {
        Sort sort = Sort.parse(query.sort, listing);
        return tenant
                + listing.entity().getName()
                + listing.fixed()
                + (sort.descending() ? "-" : "")
                + sort.property()
                + query.filter
                + query.wantsDeleted()
                + policies;
    }

    /**
     * Parts are listed below what they are parts of, which has been read before.
     *
     * @return the version of the policies that say what is listed
     */
    private String addScope(RecordType<?, ?> type, PageQuery query, Where where) {
        String policies = "";
        if (!type.isPart()) {
            access.require(type, RecordType.READ);
            Scope<?> scope = access.scope(type, RecordType.READ);
            where.addBranches(type, scope);
            policies += scope.version();
        }
        boolean deleted = query.wantsDeleted();
        if (deleted && !type.has(RecordType.DELETE)) {
            throw new DomainException.Malformed("#deleted", "has no meaning in this list");
        }
        if (deleted) {
            access.require(type, RecordType.DELETE);
            Scope<?> scope = access.scope(type, RecordType.DELETE);
            where.addScope(type, scope);
            policies += scope.version();
        }
        if (Aggregate.class.isAssignableFrom(type.entity())) {
            if (deleted) {
                where.addDeleted();
            } else {
                where.add("it.deletedAt is null");
            }
        }
        return policies;
    }

    /** @return the version of the policies that say of which records the rows may tell */
    private String addSubjects(Listing<?> listing, Where where) {
        Subjects subjects = listing.subjects();
        if (subjects == null) {
            return "";
        }
        var readable = subjects.readable(access);
        where.addSubjects(subjects, readable);
        return readable.version();
    }

    private <A extends Listed> List<A> select(Listing<A> listing, Where where, Sort sort, String tenant, int most) {
        List<String> branches = where.clauses();
        var selection = session()
                .createSelectionQuery(query(listing, where, branches, sort, most), listing.entity())
                .setReadOnly(true)
                .setParameter("tenant", tenant)
                .setMaxResults(most);
        where.bind(selection);
        return planned(where.dependsOnValues(), selection::getResultList);
    }

    /**
     * Branches are read along their indexes and merged, no farther than the page goes, and its rows are read whole. How far is
     * rounded up and part of the text, for what PostgreSQL does not know it takes for a tenth of all.
     */
    private static String query(Listing<?> listing, Where where, List<String> branches, Sort sort, int most) {
        String rows = listing.entity().getSimpleName();
        if (branches.isEmpty()) {
            return "select it from " + rows + where.clause() + sort.orderBy("it");
        }
        String key = sort.target().path();
        String limit = " limit " + 2 * Integer.highestOneBit(most);
        return branches.stream()
                        .map(branch -> "(select it.id as id, it.%s as %s from %s%s%s%s)"
                                .formatted(key, key, rows, branch, sort.orderBy("it"), limit))
                        .collect(joining(
                                " union all ",
                                "select row from %s row join (select distinct found.id as id, found.%s as %s from ("
                                        .formatted(rows, key, key),
                                ") found" + sort.orderBy("found") + limit + ") page"))
                + " on page.id = row.id where row.tenant = :tenant" + sort.orderBy("page");
    }

    private @Nullable Long count(Listing<?> listing, Where where) {
        String query = "select count(it) from " + listing.entity().getSimpleName() + where.clause();
        return TenantQuery.call(entityManager, tenant -> {
            var selection = session().createSelectionQuery(query, Long.class).setParameter("tenant", tenant);
            where.bind(selection);
            return planned(where.chooses(), selection::getSingleResult);
        });
    }

    private <T> T planned(boolean byValues, Supplier<T> query) {
        return byValues ? PlannedByValues.call(session(), query) : query.get();
    }

    private Session session() {
        return entityManager.unwrap(Session.class);
    }
}
