package org.rapport.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Asks for every sort and every filter of a service's lists, and explains the statements that {@link Lists} sends for
 * them, with generic plans, as the service's own role, under row-level security. An index must answer each:
 *
 * <ul>
 *   <li>a list in any order, and one filtered by a value in its usual order: no row is read that the page does not show,
 *       be it the first page or a later one, of the living or of the deleted;
 *   <li>how many rows a filter finds, by one value, by several or by a range: no row is read but these;
 *   <li>what somebody or his team cares for, in the usual order, and the same beside what a policy allows: no row is read
 *       that none of them lets through;
 *   <li>a filter in another order, where there cannot be an index for each: either the order's index is read until the
 *       page is full, or the filter's, and what it found is sorted. Never are all rows of the tenant.
 * </ul>
 *
 * <p>The lists are those of all types of records that the service declares. A service's test stands at the root of its
 * packages, extends this and adds {@code @QuarkusTest}.
 */
public abstract class ListingRules {

    private static final List<String> RANGES = List.of("=gt=", "=ge=", "=lt=", "=le=");

    /** More values than PostgreSQL compares one by one, and few enough for the longest filter that is taken. */
    private static final int MANY = 40;

    /** More often than the driver sends a statement anew each time before it prepares it. */
    private static final int OFTEN = 10;

    @Inject
    Lists lists;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    EntityManager entityManager;

    private static @Nullable FilledTables tables;
    private static @Nullable Connection connection;

    @AfterAll
    static void leaveNoTables() throws SQLException {
        if (tables != null && connection != null) {
            connection.close();
            tables.close();
        }
        tables = null;
        connection = null;
    }

    /** By which properties parts of other records are listed, those of one record at a time; by the names of their types. */
    protected Map<String, List<String>> parts() {
        return Map.of();
    }

    /** What must hold of the plans of {@code question}. */
    private interface Check {
        void check(ListQuestion<?> question) throws SQLException;
    }

    @TestFactory
    Stream<DynamicTest> anIndexHasEachOrder() {
        return lists().flatMap(list -> orders(list)
                .map(list::sortedBy)
                .map(order -> test(order, pages(withTheDeleted(order)), this::readsWhatIsShown)));
    }

    @TestFactory
    Stream<DynamicTest> anIndexHasWhatOneValueFindsInTheUsualOrder() {
        return lists().flatMap(list -> list.part().properties().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().sortable() && !entry.getValue().several())
                .map(entry -> list.comparing(entry.getKey(), "=="))
                .map(filter -> test(filter, pages(usualOrders(filter)), this::readsWhatIsShown)));
    }

    @TestFactory
    Stream<DynamicTest> anIndexHasEachRangeInItsOwnOrder() {
        return lists().flatMap(list -> orders(list).map(order -> {
            String property = order.replace("-", "");
            var ranges = RANGES.stream().map(range -> list.sortedBy(order).comparing(property, range));
            return test(list.sortedBy(order).comparing(property, "=ge="), pages(ranges), this::readsWhatIsShown);
        }));
    }

    @TestFactory
    Stream<DynamicTest> anIndexHasWhatEachFilterFinds() {
        return lists().flatMap(list -> properties(list).map(property -> {
            var properties = list.part().properties();
            var one = list.comparing(property, "==");
            var ranges = ranges(properties.get(property)).map(range -> list.comparing(property, range));
            var several = properties.get(property).kind() == Listing.Kind.FLAG
                    ? Stream.<ListQuestion<?>>empty() // which would be all
                    : numbers(list).map(number -> list.oneOf(number, property));
            return test(one, Stream.of(Stream.of(one), ranges, several).flatMap(Function.identity()), this::finds);
        }));
    }

    @TestFactory
    Stream<DynamicTest> noFilterInAnyOrderReadsTheWholeTenant() {
        return lists().flatMap(list -> orders(list).map(list::sortedBy).flatMap(order -> properties(list)
                .map(property -> {
                    var one = order.comparing(property, "==");
                    var filters = Stream.concat(
                            Stream.of(one, one.secondPage(), order.oneOf(2, property)),
                            ranges(order.part().properties().get(property))
                                    .limit(1)
                                    .map(range -> order.comparing(property, range)));
                    return test(one, filters, this::readsTheOrderOrTheFilter);
                })));
    }

    @TestFactory
    Stream<DynamicTest> theDeletedAreFilteredInTheirOrder() {
        return lists().filter(list -> list.type().has(RecordType.DELETE))
                .map(ListQuestion::ofTheDeleted)
                .flatMap(list -> orders(list).map(list::sortedBy).map(order -> {
                    var filters = properties(list).map(property -> order.comparing(property, "=="));
                    return test(order, filters, this::readsTheOrder);
                }));
    }

    @TestFactory
    Stream<DynamicTest> anIndexHasWhatSomebodyCaresForInTheUsualOrder() {
        return owned().map(list -> test(
                list,
                pages(usualOrders(list)),
                question -> assertReadsWhatIsShown(question, pageOf(TestLogin.Member.SOLO, question))));
    }

    @TestFactory
    Stream<DynamicTest> anIndexHasWhatEachReasonLetsThroughInTheUsualOrder() {
        return owned().map(list -> test(list, usualOrders(list), this::readsWhatEachReasonShows));
    }

    @TestFactory
    Stream<DynamicTest> anIndexHasWhatEachColleagueCaresForInTheUsualOrder() {
        return owned().map(list -> test(
                list,
                pages(usualOrders(list)),
                question -> assertReadsWhatBranchesShow(question, pageOf(TestLogin.Member.PLAYER, question))));
    }

    @TestFactory
    Stream<DynamicTest> whatDependsOnValuesIsPlannedWithThemAndNothingElse() {
        return lists().filter(list -> properties(list).findAny().isPresent())
                .map(list -> DynamicTest.dynamicTest(list.toString(), () -> {
                    var filter = list.comparing(properties(list).findFirst().orElseThrow(), "==");

                    assertThat(plans(list, callerOf(list.type()))).containsExactly(true, false);
                    assertThat(plans(filter, callerOf(list.type())))
                            .as("%s", filter)
                            .containsExactly(false, true);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatATeamCaresForIsPlannedOnce() {
        Caller player = TestLogin.caller(TestTenant.ACME, TestLogin.Member.PLAYER);
        return owned().map(list -> DynamicTest.dynamicTest(
                list.toString(), () -> assertThat(plans(list, player)).containsExactly(true, false)));
    }

    /** Whether PostgreSQL plans what {@link Lists} sends often for all values, and whether it does with those at hand. */
    private <E extends Listed> List<Boolean> plans(ListQuestion<E> question, Caller caller) {
        return CurrentCaller.callAs(
                caller,
                () -> unitOfWork.call(() -> {
                    List<Long> before = plans();
                    for (int i = 0; i < OFTEN; i++) {
                        lists.page(question.type(), question.part(), question.query(false));
                    }
                    List<Long> after = plans();
                    return List.of(after.getFirst() > before.getFirst(), after.getLast() > before.getLast());
                }));
    }

    /** How often the lists that this connection has prepared were planned for all values, and with those at hand. */
    private List<Long> plans() {
        var plans = (Object[]) entityManager.createNativeQuery("""
                        select sum(generic_plans), sum(custom_plans) from pg_prepared_statements
                        where statement ~ 'order [b]y'""").getSingleResult();
        return Arrays.stream(plans)
                .map(number -> number == null ? 0 : ((Number) number).longValue())
                .toList();
    }

    private GenericPlan pageOf(TestLogin.Member member, ListQuestion<?> question) throws SQLException {
        return page(question, false, TestLogin.caller(TestTenant.ACME, member));
    }

    private void readsWhatEachReasonShows(ListQuestion<?> question) throws SQLException {
        String type = question.type().name();
        TestRoles.vary(new Grant(type, List.of(RecordType.READ), Reach.OWN));
        TestPolicies.publish(
                TestPolicies.allow(type, RecordType.READ, "resource.createdAt >= timestamp('2026-01-01T00:00:00Z')"));
        try {
            assertReadsWhatBranchesShow(question, pageOf(TestLogin.Member.VARYING, question));
        } finally {
            TestPolicies.withdraw();
        }
    }

    /** No row is read that no branch shows; as they are in order, they are merged in order. */
    private static void assertReadsWhatBranchesShow(ListQuestion<?> question, GenericPlan plan) {
        assertThat(plan.statement()).contains(" union all ");
        assertThat(plan.filters()).as("%s\n%s: reads others", question, plan).isEmpty();
        assertThat(plan.text()).as("%s\n%s: merges", question, plan).contains("Merge Append");
        assertThat(plan.sorts()).as("%s\n%s: sorts", question, plan).isFalse();
    }

    /** No row is read that the page does not show. */
    private void readsWhatIsShown(ListQuestion<?> question) throws SQLException {
        assertReadsWhatIsShown(question, page(question, false));
    }

    private static void assertReadsWhatIsShown(ListQuestion<?> question, GenericPlan plan) {

        assertThat(plan.sorts()).as("%s\n%s: sorts", question, plan).isFalse();
        assertThat(plan.seeks(1, plan.parameters() - 1)) // the last one is how many are wanted
                .as("%s\n%s: an index has all conditions", question, plan)
                .isTrue();
        assertThat(plan.filters()).as("%s\n%s: reads others", question, plan).isEmpty();
    }

    /** No row is read to count what the filter finds but that. */
    private void finds(ListQuestion<?> question) throws SQLException {
        var plan = plan(statements(question, true).getFirst(), true);

        assertIndexed(question, plan);
        assertThat(plan.seeks(1, plan.parameters()))
                .as("%s\n%s: an index has all conditions", question, plan)
                .isTrue();
    }

    /** What the database would do with the indexes it has: as long as it need not sort, it stops when the page is full. */
    private void readsTheOrderOrTheFilter(ListQuestion<?> question) throws SQLException {
        var plan = page(question, true);

        if (plan.sorts()) {
            int cursor = question.behind() ? 2 : 0;
            assertThat(plan.seeks(1, plan.parameters() - 1 - cursor))
                    .as("%s\n%s: sorts no more than the filter finds", question, plan)
                    .isTrue();
        } else {
            assertReadInOrder(question, plan);
        }
    }

    /** Nothing is deleted so often that filters of the deleted had indexes: those in order are read until the page is full. */
    private void readsTheOrder(ListQuestion<?> question) throws SQLException {
        var plan = page(question, false);

        assertThat(plan.sorts()).as("%s\n%s: sorts", question, plan).isFalse();
        assertThat(plan.filters())
                .as("%s\n%s: reads the living", question, plan)
                .doesNotContain("deleted");
        assertReadInOrder(question, plan);
    }

    private static void assertReadInOrder(ListQuestion<?> question, GenericPlan plan) {
        int wanted = plan.parameters();
        int cursor = question.behind() ? 2 : 0;
        assertThat(plan.seeks(1, wanted - 1 - cursor - question.values()))
                .as("%s\n%s: begins with the tenant and the part", question, plan)
                .isTrue();
        assertThat(plan.seeks(wanted - cursor, wanted - 1))
                .as("%s\n%s: begins behind the page before", question, plan)
                .isTrue();
    }

    private GenericPlan page(ListQuestion<?> question, boolean maySort) throws SQLException {
        return page(question, maySort, callerOf(question.type()));
    }

    private GenericPlan page(ListQuestion<?> question, boolean maySort, Caller caller) throws SQLException {
        var plan = plan(statements(question, false, caller).getLast(), maySort);
        assertIndexed(question, plan);
        return plan;
    }

    private static GenericPlan plan(String statement, boolean maySort) throws SQLException {
        if (tables == null || connection == null) {
            tables = new FilledTables();
            connection = GenericPlan.connect();
        }
        tables.forStatement(statement);
        return GenericPlan.of(statement, maySort, connection);
    }

    private static void assertIndexed(ListQuestion<?> question, GenericPlan plan) {
        assertThat(plan.text())
                .as("%s: %s", question, plan.statement())
                .contains("Index")
                .contains("tenant_id")
                .doesNotContain("Seq Scan");
    }

    /** What {@link Lists} sends to the database: how many there are, if that is asked, and the page. */
    private List<String> statements(ListQuestion<?> question, boolean counted) {
        List<String> sent = statements(question, counted, callerOf(question.type()));
        assertThat(sent).as("statements of %s", question).hasSize(counted ? 2 : 1);
        return sent;
    }

    /** As {@link #statements(ListQuestion, boolean)}; before, what is shared with {@code caller} may be asked. */
    private <E extends Listed> List<String> statements(ListQuestion<E> question, boolean counted, Caller caller) {
        return SentStatements.during(() -> CurrentCaller.runAs(
                caller,
                () -> unitOfWork.run(() -> lists.page(question.type(), question.part(), question.query(counted)))));
    }

    private static Caller callerOf(RecordType<?, ?> type) {
        return type.forOperators()
                ? new Caller(
                        TestTenant.ACME.id(),
                        "test",
                        "test",
                        Caller.Kind.PERSON,
                        null,
                        Set.of(),
                        null,
                        null,
                        true,
                        null,
                        null)
                : TestLogin.caller(TestTenant.ACME, TestLogin.Member.ADMINISTRATOR);
    }

    private static DynamicTest test(ListQuestion<?> name, Stream<? extends ListQuestion<?>> questions, Check check) {
        return DynamicTest.dynamicTest(name.toString(), () -> {
            for (var question : questions.toList()) {
                check.check(question);
            }
        });
    }

    private static Stream<ListQuestion<?>> pages(Stream<? extends ListQuestion<?>> questions) {
        return questions.flatMap(question -> Stream.of(question, question.secondPage()));
    }

    private static Stream<ListQuestion<?>> withTheDeleted(ListQuestion<?> question) {
        return question.type().has(RecordType.DELETE)
                ? Stream.of(question, question.ofTheDeleted())
                : Stream.of(question);
    }

    /** Among how many values a filter chooses; in a part, which has few rows, it would be no use to look for many. */
    private static Stream<Integer> numbers(ListQuestion<?> list) {
        return list.part().fixed().containsValue(ListQuestion.SOME_ID) ? Stream.of(2) : Stream.of(2, MANY);
    }

    private static Stream<String> ranges(Listing.Property property) {
        return property.hasRanges() ? RANGES.stream() : Stream.of();
    }

    private static Stream<String> properties(ListQuestion<?> list) {
        return list.part().properties().keySet().stream();
    }

    private static Stream<String> orders(ListQuestion<?> list) {
        return list.part().properties().entrySet().stream()
                .filter(entry -> entry.getValue().sortable())
                .flatMap(entry -> Stream.of(entry.getKey(), "-" + entry.getKey()));
    }

    private static Stream<ListQuestion<?>> usualOrders(ListQuestion<?> list) {
        String main = list.part().mainProperty();
        return Stream.of(main, "-" + main).map(list::sortedBy);
    }

    /** Lists of what somebody cares for. */
    private Stream<ListQuestion<?>> owned() {
        return lists().filter(list -> list.type().owner() != null);
    }

    private Stream<ListQuestion<?>> lists() {
        return types().flatMap(this::lists);
    }

    private <E extends Listed> Stream<ListQuestion<E>> lists(RecordType<E, ?> type) {
        return parts().getOrDefault(type.name(), List.of("")).stream()
                .map(property -> new ListQuestion<>(
                        type,
                        property.isEmpty() ? type.listing() : type.listing().where(property, ListQuestion.SOME_ID)));
    }

    private Stream<RecordType<?, ?>> types() {
        return classes().stream()
                .flatMap(owner -> owner.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && field.getRawType().isEquivalentTo(RecordType.class))
                .map(field -> constant(field.reflect()));
    }

    /** Those of the service alone: what they refer to takes longer to read than they do. */
    private JavaClasses classes() {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(getClass().getPackageName());
        });
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
