package org.rapport.admin.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.admin.fixture.Organizations.SOON;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapport.admin.fixture.Organizations;
import org.rapport.admin.fixture.Organizations.Working;
import org.rapport.events.Seal;
import org.rapport.events.VerificationAnswer;
import org.rapport.events.VerificationAnswer.Row;
import org.rapport.kit.journal.JournalDigest;
import org.rapport.kit.journal.JournalRow;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.testing.ServiceStack;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;

/** Administration verifies its own, real journal; the other services are played. */
@QuarkusTest
class VerificationResourceTest {

    private static final String PATH = "/api/audit/verify";
    private static final String ADMIN = "services.find { it.service == 'admin' }.";
    private static final String DIGEST = "ab".repeat(32);
    private static OtherServices others;

    @Inject
    JournalDigest digest;

    @BeforeEach
    void others() throws InterruptedException {
        if (others == null) {
            others = OtherServices.listening();
        }
    }

    @AfterAll
    static void close() throws InterruptedException {
        others.close();
        others = null;
    }

    @Test
    void findsJournalAndSealsInAgreement() throws SQLException {
        Working initech = Organizations.working();

        awaitSealed(initech)
                .body("state", equalTo("intact"))
                .body("services.service", contains("sales", "marketing", "support", "admin"))
                .body("services.state", everyItem(equalTo("intact")))
                .body("services.findings", everyItem(empty()))
                .body(ADMIN + "entries", equalTo(count(initech, "journal")))
                .body(ADMIN + "sealed", equalTo(count(initech, "journal")))
                .body(ADMIN + "lastSeal.number", greaterThan(0))
                .body(ADMIN + "lastSeal.time", notNullValue())
                .body(ADMIN + "more", equalTo(false));
    }

    @Test
    void namesEachRowThatWasChangedRemovedOrSlippedInBehindTheServicesBack() throws SQLException {
        Working initech = Organizations.working();
        Working untouched = Organizations.working();
        awaitSealed(initech);
        awaitSealed(untouched);
        List<String> rows = events(initech);
        assertThat(rows).hasSizeGreaterThan(4);
        String slippedIn = UUID.randomUUID().toString();

        tamper(
                "update journal set record = regexp_replace(record::text, '\"version\": ?[0-9]+', '\"version\":99')::json"
                        + " where id = '" + rows.get(0) + "'");
        tamper("update journal set digest = sha256(digest) where id = '" + rows.get(1) + "'");
        tamper("update journal set commitments = '{\"/id\": {}}' where id = '" + rows.get(2) + "'");
        tamper("delete from journal where id = '" + rows.get(3) + "'");
        tamper("""
                insert into journal select (jsonb_populate_record(journal,
                    jsonb_build_object('id', '%s', 'version', 4711))).* from journal where id = '%s'
                """.formatted(slippedIn, rows.get(4)));

        var answer = verify(initech)
                .body("state", equalTo("violated"))
                .body(ADMIN + "state", equalTo("violated"))
                .body(ADMIN + "findings", hasSize(5));
        for (int changed = 0; changed < 3; changed++) {
            answer.body(finding(rows.get(changed)) + "kind", equalTo("changed"))
                    .body(finding(rows.get(changed)) + "seal", greaterThan(0))
                    .body(finding(rows.get(changed)) + "entry.eventId", equalTo(rows.get(changed)));
        }
        answer.body(finding(rows.get(3)) + "kind", equalTo("removed"))
                .body(finding(rows.get(3)) + "entry.service", equalTo("admin"))
                .body(finding(rows.get(3)) + "entry.actor.subject", notNullValue())
                .body(finding(rows.get(3)) + "entry.time", notNullValue())
                .body(finding(rows.get(3)) + "entry.eventType", notNullValue())
                .body(finding(slippedIn) + "kind", equalTo("slipped-in"))
                .body(finding(slippedIn) + "entry", nullValue())
                .body(finding(slippedIn) + "seal", nullValue());
        verify(untouched).body("state", equalTo("intact"));
    }

    @Test
    void comparesWhatAnotherServiceAnswersWithWhatItSealed() throws Exception {
        Working initech = Organizations.working();
        UUID tenant = UUID.fromString(initech.id());
        var events = Stream.generate(Uuids::next).limit(5).toList();
        Seal seal = Chains.after(
                null,
                "sales",
                Chains.row(tenant, events.get(0), DIGEST),
                Chains.row(tenant, events.get(1), DIGEST),
                Chains.row(tenant, events.get(2), DIGEST),
                Chains.row(TestTenant.GLOBEX.id(), UUID.randomUUID(), DIGEST));
        Chains.publish(seal);
        others.journal(
                "sales",
                tenant,
                new Row(events.get(0), DIGEST, true),
                new Row(events.get(1), "cd".repeat(32), false),
                new Row(events.get(3), "cd".repeat(32), false),
                new Row(events.get(4), DIGEST, true));

        await().atMost(SOON).untilAsserted(() -> verify(initech).body("services[0].lastSeal.number", equalTo(1)));
        verify(initech)
                .body("state", equalTo("violated"))
                .body("services[0].entries", equalTo(4))
                .body("services[0].sealed", equalTo(2))
                .body("services[0].unsealed", equalTo(1))
                .body("services[0].findings.kind", contains("changed", "removed", "slipped-in"))
                .body(
                        "services[0].findings.eventId",
                        contains(
                                events.get(1).toString(),
                                events.get(2).toString(),
                                events.get(3).toString()))
                .body("services[3].findings", empty());
    }

    @Test
    void tellsOfAChainThatIsBroken() throws Exception {
        Working initech = Organizations.working();
        Seal first = Chains.after(null, "support", Chains.row(UUID.randomUUID(), UUID.randomUUID(), DIGEST));
        Seal second = Chains.after(first, "support", Chains.row(UUID.randomUUID(), UUID.randomUUID(), DIGEST));
        Chains.publish(
                first, Chains.after(second, "support", Chains.row(UUID.randomUUID(), UUID.randomUUID(), DIGEST)));

        await().atMost(SOON).untilAsserted(() -> verify(initech).body("services[2].lastSeal.number", equalTo(3)));
        verify(initech)
                .body("state", equalTo("violated"))
                .body("services[2].state", equalTo("violated"))
                .body("services[2].findings", contains(hasEntry("kind", "chain-broken")))
                .body("services[2].findings[0].seal", equalTo(3))
                .body("services[2].findings[0].detail", equalTo("The seal before this one is missing."));

        tamper("delete from seal_break where service = 'support'");
        verify(initech).body("services[2].state", equalTo("intact"));
    }

    @Test
    void isIncompleteWithoutTheAnswerOfAServiceAndDoneOnceForTwoWhoAsk() throws Exception {
        Working initech = Organizations.working();
        awaitSealed(initech);
        others.silence("marketing");
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = callers.submit(() -> verify(initech).extract());
            var other = callers.submit(() -> verify(initech).extract());

            assertThat(one.get().<String>path("state")).isEqualTo("incomplete");
            assertThat(one.get().<List<String>>path("services.state"))
                    .containsExactly("intact", "unanswered", "intact", "intact");
            assertThat(one.get().<String>path("verifiedAt"))
                    .isEqualTo(other.get().<String>path("verifiedAt"));
        } finally {
            others.close();
            others = null;
        }
    }

    @Test
    void readsAJournalOfManyPages() throws SQLException {
        int before = globex().extract().path(ADMIN + "entries");
        int rows = VerificationAnswer.MOST_ROWS + 100;
        write(TestTenant.GLOBEX.id(), rows);

        await().atMost(SOON.multipliedBy(2))
                .untilAsserted(() -> globex().body(ADMIN + "sealed", equalTo(before + rows)));
        globex().body(ADMIN + "entries", equalTo(before + rows)).body(ADMIN + "findings", empty());

        tamper("update journal set reason = 'because' where tenant_id = '" + TestTenant.GLOBEX.id() + "'");

        globex().body(ADMIN + "findings", hasSize(100))
                .body(ADMIN + "findings.kind", everyItem(equalTo("changed")))
                .body(ADMIN + "more", equalTo(true));
    }

    @Test
    void isForThoseWhoMayReadTheAuditTrail() {
        TestLogin.as(TestTenant.ACME, Member.OUTSIDER)
                .get(PATH)
                .then()
                .statusCode(403)
                .body("permission", equalTo("audit:read"));
        RestAssured.get(PATH).then().statusCode(401);
    }

    private static ValidatableResponse verify(Working organization) {
        return organization.asAdministrator().get(PATH).then().statusCode(200);
    }

    private static ValidatableResponse globex() {
        return TestLogin.as(TestTenant.GLOBEX, Member.ADMINISTRATOR)
                .get(PATH)
                .then()
                .statusCode(200);
    }

    private static String finding(String event) {
        return ADMIN + "findings.find { it.eventId == '" + event + "' }.";
    }

    /** The answer, once nothing waits for its seal. */
    private static ValidatableResponse awaitSealed(Working organization) {
        await().atMost(SOON).untilAsserted(() -> verify(organization)
                .body(ADMIN + "unsealed", equalTo(0))
                .body(ADMIN + "entries", greaterThan(0)));
        return verify(organization);
    }

    private static List<String> events(Working organization) throws SQLException {
        return List.of(query("select string_agg(id::text, ',' order by id) from journal where tenant_id = '"
                        + organization.id() + "'")
                .split(","));
    }

    private static int count(Working organization, String table) throws SQLException {
        return Integer.parseInt(
                query("select count(*) from " + table + " where tenant_id = '" + organization.id() + "'"));
    }

    /** As someone who owns the database server. */
    private static void tamper(String sql) throws SQLException {
        try (Connection connection = superuser();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection = superuser();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection superuser() throws SQLException {
        var stack = ServiceStack.running();
        return stack.postgres().connect(stack.database().service());
    }

    /** Writes rows as the service does, only faster. */
    private void write(UUID tenant, int rows) throws SQLException {
        try (Connection connection = superuser();
                var statement = connection.prepareStatement("""
                        insert into journal values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?,
                            ?::json, ?::json, ?::json, ?)
                        """)) {
            UUID record = UUID.randomUUID();
            for (int version = 1; version <= rows; version++) {
                JournalRow row = row(tenant, record, version);
                statement.setObject(1, row.tenantId());
                statement.setObject(2, row.id());
                statement.setObject(3, row.transactionId());
                statement.setInt(4, row.transactionIndex());
                statement.setInt(5, row.transactionCount());
                statement.setString(6, row.aggregateType());
                statement.setObject(7, row.aggregateId());
                statement.setLong(8, row.version());
                statement.setString(9, row.eventType());
                statement.setObject(10, row.time().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
                statement.setString(11, row.actor());
                statement.setString(12, row.requestId());
                statement.setString(13, row.traceParent());
                statement.setString(14, row.reason());
                statement.setString(15, row.changes());
                statement.setString(16, row.record());
                statement.setString(17, row.commitments());
                statement.setBytes(18, digest.of(row));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static JournalRow row(UUID tenant, UUID record, long version) {
        return new JournalRow(
                tenant,
                Uuids.next(),
                Uuids.next(),
                0,
                1,
                "thing",
                record,
                version,
                "org.rapport.admin.thing.changed.v1",
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                "{\"subject\":\"ada\",\"type\":\"person\"}",
                null,
                null,
                null,
                "[]",
                "{\"id\":\"" + record + "\",\"version\":" + version + "}",
                "{}");
    }
}
