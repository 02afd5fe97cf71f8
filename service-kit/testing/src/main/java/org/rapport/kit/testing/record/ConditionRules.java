package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.Folding;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.condition.Operator;
import org.rapport.kit.condition.Predicate;
import org.rapport.kit.condition.Term;
import org.rapport.kit.condition.Truth;
import org.rapport.kit.condition.Vocabulary;
import org.rapport.kit.condition.cel.Language;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;

/** What conditions say of a record in memory they say of its row, whatever attribute they ask. */
interface ConditionRules extends SeenExample {

    @Test
    default void conditionsSayTheSameOfRecordsAndOfRows() {
        shown();
        another();
        CurrentCaller.runAs(
                TestLogin.caller(TestTenant.ACME, Member.ADMINISTRATOR),
                () -> Arc.container().instance(UnitOfWork.class).get().run(() -> new Rows<>(type()).check()));
    }

    @Test
    default void conditionsCanNameEachAttribute() {
        var language = new Language(Vocabulary.of(type().attributes().all()));
        for (Attribute attribute : type().attributes().all()) {
            assertThat(language.read("has(resource." + attribute.name() + ")"))
                    .isEqualTo(new Condition.Present(new Term.Property(attribute)));
        }
    }

    /** The newest rows of a type. */
    final class Rows<E extends Listed, R> {

        private static final int MOST = 50;
        private static final int VALUES = 3;

        private final RecordType<E, R> type;
        private final Session session;
        private final Map<UUID, R> records = new HashMap<>();

        Rows(RecordType<E, R> type) {
            this.type = type;
            session = Arc.container().instance(EntityManager.class).get().unwrap(Session.class);
            session.createSelectionQuery(
                            "select it from " + type.entity().getSimpleName() + " it order by it.id desc",
                            type.entity())
                    .setMaxResults(MOST)
                    .getResultList()
                    .forEach(row -> records.put(row.id(), type.view(row)));
        }

        void check() {
            assertThat(records).hasSizeGreaterThan(1);
            assertThat(type.attributes().all()).isNotEmpty();
            type.attributes().all().stream().flatMap(this::conditions).forEach(this::check);
        }

        private Stream<Condition> conditions(Attribute attribute) {
            var property = new Term.Property(attribute);
            var conditions = new ArrayList<Condition>();
            conditions.add(new Condition.Present(property));
            List<Term> values = values(attribute);
            if (attribute.kind() != Kind.MONEY) {
                conditions.add(new Condition.In(property, new Term.Items(attribute.kind(), values)));
            }
            for (Operator operator : Operator.values()) {
                if (!operator.ordering() || (attribute.kind().ordered() && !attribute.isEnumeration())) {
                    Stream.concat(values.stream(), others(attribute))
                            .map(value -> new Condition.Comparison(property, operator, value))
                            .forEach(conditions::add);
                }
            }
            return conditions.stream();
        }

        /** Some values that records have. */
        private List<Term> values(Attribute attribute) {
            var read = type.attributes().property(attribute);
            return records.values().stream()
                    .map(read)
                    .filter(Objects::nonNull)
                    .distinct()
                    .limit(VALUES)
                    .<Term>map(value -> new Term.Literal(attribute.kind(), value))
                    .toList();
        }

        /** Attributes with which one can be compared. */
        private Stream<Term> others(Attribute attribute) {
            return type.attributes().all().stream()
                    .filter(other -> other.kind() == attribute.kind())
                    .filter(other -> !other.isEnumeration() && !attribute.isEnumeration())
                    .limit(2)
                    .map(Term.Property::new);
        }

        private void check(Condition condition) {
            var folding = new Folding(Facts.of(Map.of()));
            Set<UUID> isTrue = where(folding.whereTrue(condition));
            Set<UUID> isFalse = where(folding.whereFalse(condition));
            var test = type.attributes().closures().compile(condition);
            records.forEach((id, record) -> {
                Truth stored = isTrue.contains(id) ? Truth.TRUE : isFalse.contains(id) ? Truth.FALSE : Truth.UNKNOWN;
                assertThat(test.test(Facts.of(Map.of()), record))
                        .as(() -> condition + "\n" + record)
                        .isEqualTo(stored);
            });
        }

        private Set<UUID> where(Predicate predicate) {
            var hql = type.attributes().hql("condition");
            String text = "select it.id from %s it where it.id in :ids and %s"
                    .formatted(type.entity().getSimpleName(), hql.write(predicate));
            var query = session.createSelectionQuery(text, UUID.class).setParameterList("ids", records.keySet());
            hql.bind(query);
            return new HashSet<>(query.getResultList());
        }
    }
}
