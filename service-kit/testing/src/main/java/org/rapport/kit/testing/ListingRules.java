package org.rapport.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.record.RecordType;

/**
 * Explains every sort and every filter of a service's lists as the service's own role, under row-level security, and
 * demands that an index answers it: no row of the list is read that the page does not show. The lists are those of all
 * types of records that the service declares.
 *
 * <p>A service's test stands at the root of its packages, extends this and adds {@code @QuarkusTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ListingRules {

    private static final UUID SOME_ID = UUID.fromString("0198c000-0000-7000-8000-000000000001");

    private static final Map<String, String> SAMPLES = Map.of(
            "uuid", "'" + SOME_ID + "'::uuid",
            "timestamp with time zone", "'2026-01-01T00:00:00Z'::timestamptz",
            "date", "'2026-01-01'::date",
            "text", "'x'::text",
            "integer", "1",
            "bigint", "1::bigint",
            "boolean", "true",
            "double precision", "1::float8");

    /** By which properties parts of other records are listed, those of one record at a time; by the names of their types. */
    protected Map<String, List<String>> parts() {
        return Map.of();
    }

    /** One way to ask for a list: {@code filter} is absent in the plain one. */
    record Question(String table, String sort, String filter, String condition) {}

    @ParameterizedTest
    @MethodSource("questions")
    void anIndexAnswers(Question question) throws SQLException {
        var stack = ServiceStack.running();
        var database = stack.database();
        try (var connection = stack.postgres().connect(database.service(), database.user(), database.password())) {
            run("set enable_seqscan = off", connection);
            run("set enable_bitmapscan = off", connection);
            run("set enable_sort = off", connection);
            run("select set_config('crm.tenant', '" + TestTenant.ACME.id() + "', false)", connection);

            String plan = explain(question, connection);

            assertThat(plan)
                    .contains("Index")
                    .contains("tenant_id")
                    .doesNotContain("Sort Key")
                    .doesNotContain("Seq Scan");
            if (!question.filter().isEmpty()) {
                assertThat(plan.lines().filter(line -> line.contains("Index Cond")))
                        .anyMatch(line -> line.contains(question.filter()));
            }
        }
    }

    private Stream<Listing<?>> listings() {
        Map<String, List<String>> parts = parts();
        return types().flatMap(type -> parts.containsKey(type.name())
                ? parts.get(type.name()).stream().map(property -> type.listing().where(property, SOME_ID))
                : Stream.of(type.listing()));
    }

    private Stream<RecordType<?, ?>> types() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(getClass().getPackageName())
                        .stream()
                        .flatMap(owner -> owner.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                                && field.getRawType().isEquivalentTo(RecordType.class))
                        .map(field -> constant(field.reflect()));
    }

    private static RecordType<?, ?> constant(Field field) {
        try {
            field.setAccessible(true);
            return (RecordType<?, ?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    Stream<Question> questions() {
        return listings().flatMap(listing -> {
            String table = snake(listing.entity().getSimpleName());
            String main = snake(listing.properties().get(listing.mainProperty()).path());
            String condition = condition(listing);
            return listing.properties().values().stream().flatMap(property -> {
                String column = snake(property.path());
                var asked = Stream.<Question>builder();
                if (property.sortable()) {
                    asked.add(new Question(table, column, "", condition));
                } else {
                    asked.add(new Question(table, main, column, condition));
                }
                return asked.build();
            });
        });
    }

    /** What holds for every row of the list, whatever is asked. */
    private static String condition(Listing<?> listing) {
        var condition = new StringJoiner(" and ")
                .add(Aggregate.class.isAssignableFrom(listing.entity()) ? "deleted_at is null" : "true");
        listing.fixed()
                .forEach((path, value) -> condition.add(
                        value instanceof Boolean flag
                                ? (flag ? "" : "not ") + snake(path)
                                : snake(path) + " = '" + value + "'"));
        return condition.toString();
    }

    private static String explain(Question question, Connection connection) throws SQLException {
        var where = new StringJoiner(" and ").add(question.condition());
        where.add("tenant_id = '" + TestTenant.ACME.id() + "'");
        if (!question.filter().isEmpty()) {
            where.add(question.filter() + " = " + sample(question.table(), question.filter(), connection));
        }
        where.add("(%s, id) < (%s, %s)"
                .formatted(
                        question.sort(), sample(question.table(), question.sort(), connection), SAMPLES.get("uuid")));
        String sql = "explain select * from %s where %s order by %s desc, id desc limit 51"
                .formatted(question.table(), where, question.sort());
        var plan = new StringJoiner("\n");
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                plan.add(result.getString(1));
            }
        }
        return plan.toString();
    }

    private static String sample(String table, String column, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select data_type from information_schema.columns where table_name = ? and column_name = ?
                """)) {
            statement.setString(1, table);
            statement.setString(2, column);
            try (var result = statement.executeQuery()) {
                assertThat(result.next())
                        .as("column %s.%s exists", table, column)
                        .isTrue();
                return SAMPLES.get(result.getString(1));
            }
        }
    }

    private static void run(String sql, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
