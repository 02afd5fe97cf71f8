package org.rapport.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Asks for every sort and every filter of a service's lists, and explains the statements that {@link Lists} sends for
 * them, with generic plans, as the service's own role, under row-level security. An index must answer each: no row of the
 * list is read that the page does not show. The lists are those of all types of records that the service declares.
 *
 * <p>A service's test stands at the root of its packages, extends this and adds {@code @QuarkusTest}.
 */
public abstract class ListingRules {

    private static final UUID SOME_ID = UUID.fromString("0198c000-0000-7000-8000-000000000001");
    private static final Pattern PARAMETER = Pattern.compile("\\?");

    @Inject
    Lists lists;

    @Inject
    UnitOfWork unitOfWork;

    /** By which properties parts of other records are listed, those of one record at a time; by the names of their types. */
    protected Map<String, List<String>> parts() {
        return Map.of();
    }

    /** One way to ask for a list. */
    record Question<E extends Listed>(
            RecordType<E, ?> type,
            Listing<E> part,
            @Nullable String sort,
            @Nullable String filter,
            boolean sorts) {

        @Override
        public String toString() {
            return type.name()
                    + part.fixed()
                    + (sort == null ? "" : " sort=" + sort)
                    + (filter == null ? "" : " filter=" + filter);
        }
    }

    @TestFactory
    Stream<DynamicTest> anIndexAnswers() {
        return types().flatMap(this::questions)
                .map(question -> DynamicTest.dynamicTest(question.toString(), () -> assertAnswered(question)));
    }

    private void assertAnswered(Question<?> question) throws SQLException {
        String statement = statement(question);
        long parameters = PARAMETER.matcher(statement).results().count();

        String plan = explained(statement, question.sorts());

        assertThat(plan).contains("Index").contains("tenant_id").doesNotContain("Seq Scan");
        if (!question.sorts()) {
            assertThat(plan).doesNotContain("Sort Key");
        }
        String conditions =
                plan.lines().filter(line -> line.contains("Index Cond")).collect(Collectors.joining("\n"));
        for (int i = 1; i < parameters; i++) { // the last one is how many are wanted
            assertThat(conditions).as(plan).contains("$" + i);
        }
    }

    private <E extends Listed> Stream<Question<E>> questions(RecordType<E, ?> type) {
        return parts().getOrDefault(type.name(), List.of("")).stream()
                .map(property ->
                        property.isEmpty() ? type.listing() : type.listing().where(property, SOME_ID))
                .flatMap(part -> part.properties().entrySet().stream().flatMap(entry -> {
                    String name = entry.getKey();
                    var property = entry.getValue();
                    return property.sortable()
                            ? Stream.of(name, "-" + name).map(sort -> new Question<>(type, part, sort, null, false))
                            : Stream.of(new Question<>(
                                    type, part, null, name + "==" + sample(property.kind()), property.several()));
                }));
    }

    /** A value that {@code kind} takes. */
    private static String sample(Listing.Kind kind) {
        return Stream.of("x", SOME_ID.toString(), "2026-01-01T00:00:00Z", "2026-01-01", "1", "true")
                .filter(text -> isRead(kind, text))
                .findFirst()
                .orElseGet(() -> kind.wanted().replaceAll("one of ([^,]+).*", "$1"));
    }

    private static boolean isRead(Listing.Kind kind, String text) {
        try {
            kind.reader().apply(text);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** What {@link Lists} sends to the database. */
    private <E extends Listed> String statement(Question<E> question) {
        var sent = new ArrayList<String>();
        var logger = Logger.getLogger("org.hibernate.SQL");
        Level level = logger.getLevel();
        boolean others = logger.getUseParentHandlers();
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord record) {
                sent.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(ear);
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.FINE);
        try {
            CurrentCaller.runAs(
                    Caller.system(TestTenant.ACME.id(), "test", null),
                    () -> unitOfWork.run(() -> lists.page(question.type(), question.part(), query(question))));
        } finally {
            logger.setLevel(level);
            logger.setUseParentHandlers(others);
            logger.removeHandler(ear);
        }
        assertThat(sent).as("%s in one statement", question).hasSize(1);
        return sent.getFirst();
    }

    private static PageQuery query(Question<?> question) {
        var query = new PageQuery();
        set(query, "sort", question.sort());
        set(query, "filter", question.filter());
        return query;
    }

    /** As it comes from the request. */
    private static void set(PageQuery query, String parameter, @Nullable String value) {
        try {
            var field = PageQuery.class.getDeclaredField(parameter);
            field.setAccessible(true);
            field.set(query, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String explained(String statement, boolean sorts) throws SQLException {
        var stack = ServiceStack.running();
        var database = stack.database();
        try (var connection = stack.postgres().connect(database.service(), database.user(), database.password())) {
            run("set enable_seqscan = off", connection);
            run("set enable_bitmapscan = off", connection);
            run("set enable_sort = " + (sorts ? "on" : "off"), connection);
            run("select set_config('crm.tenant', '" + TestTenant.ACME.id() + "', false)", connection);
            run("set plan_cache_mode = force_generic_plan", connection);
            int[] number = {0};
            String numbered = PARAMETER.matcher(statement).replaceAll(_ -> "\\$" + ++number[0]);
            run("prepare question as " + numbered, connection);
            String values = String.join(", ", Collections.nCopies(number[0], "null"));
            var plan = new StringJoiner("\n");
            try (var explain = connection.createStatement();
                    var result = explain.executeQuery("explain execute question(" + values + ")")) {
                while (result.next()) {
                    plan.add(result.getString(1));
                }
            }
            return plan.toString();
        }
    }

    private static void run(String sql, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
}
