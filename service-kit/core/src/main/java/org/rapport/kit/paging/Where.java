package org.rapport.kit.paging;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.Scope;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Operator;
import org.rapport.kit.condition.Predicate;
import org.rapport.kit.condition.query.Hql;
import org.rapport.kit.persistence.TenantQuery;
import org.rapport.kit.record.Attributes;
import org.rapport.kit.record.RecordType;

/** The condition of a list's query, with its parameters; nothing of the client's text gets into the query itself. */
final class Where {

    /** Of more than these the database had better find the rows of all at once. */
    private static final int MOST_BRANCHES = 16;

    private final Listing<?> listing;
    private final StringJoiner conditions = new StringJoiner(" and ");
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<Hql> scopes = new ArrayList<>();
    private final List<String> branches = new ArrayList<>();
    private final boolean usualOrder;
    private @Nullable QuestionHql question;
    private int choices;
    private boolean inOrder = true;

    Where(Listing<?> listing, Sort sort) {
        this.listing = listing;
        this.usualOrder = sort.isUsual();
        conditions.add("it.tenant = :tenant");
    }

    void add(String condition) {
        conditions.add(condition);
    }

    /** Adds that rows are deleted, of which there are indexes in each order, and not by values. */
    void addDeleted() {
        conditions.add("it.deletedAt is not null");
        inOrder = false;
    }

    /** Adds that rows are in {@code scope}. */
    void addScope(RecordType<?, ?> type, Scope<?> scope) {
        if (!scope.isEverything()) {
            choose(List.of(scope.rows()), type.attributes()::isInOrder);
            conditions.add(hql(type).write(scope.rows()));
        }
    }

    /** As {@link #addScope}, branch by branch, each with what an index has in the usual order: once. */
    void addBranches(RecordType<?, ?> type, Scope<?> scope) {
        List<Predicate> reasons = scope.branches();
        if (usualOrder) {
            List<Predicate> each = reasons.stream()
                    .flatMap(reason -> byValue(reason, type.attributes()).stream())
                    .distinct()
                    .toList();
            reasons = each.size() > MOST_BRANCHES ? reasons : each;
        }
        if (reasons.size() == 1 || reasons.size() > MOST_BRANCHES) {
            addScope(type, scope);
        } else {
            choose(reasons, type.attributes()::isInOrder);
            Hql hql = hql(type);
            reasons.forEach(reason -> branches.add(hql.write(reason)));
        }
    }

    /**
     * Remembers that rows are chosen that are in any of {@code rows}.
     *
     * @param inOrder whether an index has those of any one value of an attribute in the usual order
     */
    private void choose(List<Predicate> rows, java.util.function.Predicate<Attribute> inOrder) {
        choices++;
        this.inOrder &= rows.stream()
                .allMatch(each -> each instanceof Predicate.Compared(var attribute, var operator, var _)
                        && operator == Operator.EQUAL
                        && inOrder.test(attribute));
    }

    /** Of several values an index has the rows of each in order, but not those of all. */
    private static List<Predicate> byValue(Predicate reason, Attributes<?> attributes) {
        List<Predicate> parts = reason instanceof Predicate.All(var inner) ? inner : List.of(reason);
        for (Predicate part : parts) {
            if (part instanceof Predicate.OneOf(var attribute, var is, var values)
                    && is
                    && attributes.isInOrder(attribute)) {
                var others = new ArrayList<>(parts);
                others.remove(part);
                return values.stream()
                        .map(value -> Predicate.all(Stream.concat(
                                        Stream.of(Predicate.oneOf(attribute, true, List.of(value))), others.stream())
                                .toList()))
                        .toList();
            }
        }
        return List.of(reason);
    }

    /** Adds that rows tell of one of the records {@code readable}. */
    void addSubjects(Subjects subjects, Subjects.Readable readable) {
        var told = new StringJoiner(" or ", "(", ")")
                .add("it.%s in %s".formatted(subjects.type(), fixed(readable.whole())));
        readable.parts()
                .forEach(part -> told.add("""
                it.%s = %s and exists (select 1 from %s subject
                where subject.id = it.%s and subject.tenant = :tenant and %s)""".formatted(
                                subjects.type(),
                                fixed(part.type().name()),
                                part.type().entity().getSimpleName(),
                                subjects.id(),
                                hql(part.type(), "subject").write(part.scope().rows()))));
        if (!readable.parts().isEmpty()) {
            choose(List.of(Predicate.ALWAYS), _ -> false);
        }
        conditions.add(told.toString());
    }

    private Hql hql(RecordType<?, ?> type) {
        return hql(type, "it");
    }

    private Hql hql(RecordType<?, ?> type, String row) {
        Hql hql = type.attributes().hql("scope" + scopes.size() + "_", row);
        scopes.add(hql);
        return hql;
    }

    /** Adds what holds for every row: a flag stands in the query itself, so that partial indexes can answer it. */
    void addFixed(String path, Object value) {
        if (value instanceof Boolean) {
            conditions.add("it." + path + " = " + value);
            return;
        }
        conditions.add("it." + path + (value instanceof Collection ? " in " : " = ") + fixed(value));
    }

    private String fixed(Object value) {
        String name = "fixed" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    void addAfter(Sort sort, Sort.Position position) {
        conditions.add(sort.after());
        parameters.put("afterKey", position.key());
        parameters.put("afterId", position.id());
    }

    /** Adds what is asked. */
    void addQuestion(QuestionHql asked) {
        choose(List.of(asked.alone()), attribute -> listing.isInOrder(attribute.name()));
        conditions.add(asked.write());
        question = asked;
    }

    void bind(SelectionQuery<?> query) {
        parameters.forEach(query::setParameter);
        if (question != null) {
            question.bind(query);
        }
        scopes.forEach(scope -> scope.bind(query));
    }

    /** All of it, to follow the entity's name. Of the rows of {@code :tenant}: see {@link TenantQuery}. */
    String clause() {
        return " it where " + conditions
                + (branches.isEmpty() ? "" : branches.stream().collect(joining(" or ", " and (", ")")));
    }

    /** The same branch by branch, of which a row may be in several; none, if it has no branches. */
    List<String> clauses() {
        return branches.stream()
                .map(branch -> " it where " + conditions + " and " + branch)
                .toList();
    }

    /** Whether filters or rules say what a row must be. */
    boolean chooses() {
        return choices > 0;
    }

    /** Whether it depends on values how rows are found best, for no index has what is chosen in order, whatever they are. */
    boolean dependsOnValues() {
        return choices > 1 || choices == 1 && !(inOrder && usualOrder);
    }
}
