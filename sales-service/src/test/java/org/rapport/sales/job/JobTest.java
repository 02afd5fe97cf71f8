package org.rapport.sales.job;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.EDITOR;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.kit.testing.TestTenant.HOOLI;
import static org.rapport.sales.SalesApi.act;
import static org.rapport.sales.SalesApi.delete;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.kit.testing.ServiceStack;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestRoles;
import org.rapport.kit.testing.TestTenant;

@QuarkusTest
class JobTest {

    private static final String WORK = "\"method\": \"POST\", \"path\": \"/sales/leads/{id}/work\"";

    @Test
    void doesToAllThatAFilterSelects() {
        String source = UUID.randomUUID().toString();
        List<String> leads = leads(source, 230);
        String other = id("/sales/leads", "{\"lastName\": \"Other\"}");

        String request = UUID.randomUUID().toString();
        String job = TestLogin.as(ACME, ADMINISTRATOR)
                .header("X-Request-Id", request)
                .body(body(WORK, filter(source)))
                .post("/sales/jobs")
                .then()
                .statusCode(202)
                .header("Location", containsString("/sales/jobs/"))
                .extract()
                .path("id");

        finished(job)
                .body("status", equalTo("completed"))
                .body("kind", equalTo("bulk"))
                .body("request.operation.path", equalTo("/sales/leads/{id}/work"))
                .body("progress.total", equalTo(230))
                .body("progress.succeeded", equalTo(230))
                .body("progress.failed", equalTo(0))
                .body("startedAt", notNullValue())
                .body("problem", nullValue());
        get("/sales/leads?limit=200&filter=source=='" + source + "'")
                .body("items.status", everyItem(equalTo("working")));
        get("/sales/leads/" + leads.getFirst() + "/history")
                .body("items[0].requestId", equalTo(request))
                .body("items[0].actor.subject", equalTo(ADMINISTRATOR.subject(ACME)));
        get("/sales/leads/" + other).body("status", equalTo("new"));
        failures(job).body("items", hasSize(0));
    }

    @Test
    void tellsOfEachRecordWithWhichItCannot() {
        List<String> leads = leads(UUID.randomUUID().toString(), 60);
        act("/sales/leads/" + leads.get(10) + "/work", "").statusCode(200);
        delete("/sales/leads/" + leads.get(40)).statusCode(204);
        String unknown = UUID.randomUUID().toString();
        String foreign = TestLogin.as(GLOBEX, ADMINISTRATOR)
                .body("{\"lastName\": \"Foreign\"}")
                .post("/sales/leads")
                .path("id");

        String job = submitted(
                WORK,
                ids(Stream.concat(leads.stream(), Stream.of(unknown, foreign, leads.getFirst()))
                        .toList()));

        finished(job)
                .body("status", equalTo("completed"))
                .body("progress.total", equalTo(62))
                .body("progress.succeeded", equalTo(58))
                .body("progress.failed", equalTo(4));
        failures(job)
                .body("items.recordId", contains(leads.get(10), leads.get(40), unknown, foreign))
                .body("items.position", contains(10, 40, 60, 61))
                .body("items.status", contains(422, 404, 404, 404))
                .body("items[0].problem.allowed", notNullValue());
        TestLogin.as(ACME, ADMINISTRATOR)
                .get("/sales/jobs/" + job + "/failures?limit=3&sort=-position")
                .then()
                .body("items.position", contains(61, 60, 40))
                .body("next", notNullValue());
        get("/sales/leads/" + leads.get(59)).body("status", equalTo("working")).body("version", equalTo(2));
    }

    /** A replica that is silent and yet alive goes on beside the one that took over. */
    @Test
    void doesNothingTwiceThoughTwoReplicasTakeItForTheirs() throws Exception {
        List<String> leads = leads(UUID.randomUUID().toString(), 40);
        String job;
        try (var holding = holding(leads.get(5))) {
            job = submitted(
                    "\"method\": \"PATCH\", \"path\": \"/sales/leads/{id}\", \"body\": {\"jobTitle\": \"Buyer\"}",
                    ids(leads));
            waits();
            run(ACME, """
                    update scheduled_task set picked_by = 'silent', version = version + 1, last_heartbeat = now() - interval '1 day'
                    where task_instance = '%s'
                    """.formatted(job));
            await().atMost(20, SECONDS).until(() -> count("""
                    select count(*) from scheduled_task where task_instance = '%s' and picked_by <> 'silent'
                    """.formatted(job)) == 1);
            holding.rollback();
        }

        finished(job).body("progress.succeeded", equalTo(40)).body("progress.failed", equalTo(0));
        for (String lead : leads) {
            get("/sales/leads/" + lead).body("version", equalTo(2)).body("jobTitle", equalTo("Buyer"));
        }
    }

    @Test
    void doesNothingMoreOnceItIsCancelled() throws Exception {
        List<String> leads = leads(UUID.randomUUID().toString(), 20);
        String job;
        CompletableFuture<ValidatableResponse> cancelled;
        try (var holding = holding(leads.get(9))) {
            job = submitted(WORK, ids(leads));
            waits();
            String path = "/sales/jobs/" + job + "/cancel";
            cancelled = CompletableFuture.supplyAsync(() -> ask(ADMINISTRATOR, path, ""));
            await().atMost(10, SECONDS).until(() -> count("""
                    select count(*) from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory'
                    """) == 1);
            holding.rollback();
        }

        cancelled.get(10, SECONDS).statusCode(200).body("status", equalTo("cancelled"));
        finished(job).body("status", equalTo("cancelled")).body("finishedAt", notNullValue());
        get("/sales/leads/" + leads.getLast()).body("status", equalTo("new"));
        assertThat(count("select count(*) from job_item where job_id = '%s'".formatted(job)))
                .isZero();
        ask(ADMINISTRATOR, "/sales/jobs/" + job + "/cancel", "").statusCode(200).body("status", equalTo("cancelled"));
        await().atMost(10, SECONDS)
                .until(() ->
                        count("select count(*) from scheduled_task where task_instance = '%s'".formatted(job)) == 0);
    }

    @Test
    void mayDoNoMoreThanItsCallerAtTheTime() throws Exception {
        List<String> leads = leads(UUID.randomUUID().toString(), 12);
        TestRoles.vary(new Grant("lead", List.of("*")));
        String job;
        try (var holding = holding(leads.get(6))) {
            job = ask(VARYING, "/sales/jobs", body(WORK, ids(leads)))
                    .statusCode(202)
                    .extract()
                    .path("id");
            waits();
            TestRoles.vary(new Grant("lead", List.of("read")));
            holding.rollback();
        }

        finished(VARYING, job).body("status", equalTo("completed"));
        get("/sales/leads/" + leads.getFirst()).body("status", equalTo("working"));
        get("/sales/leads/" + leads.getLast()).body("status", equalTo("new"));
        TestLogin.as(ACME, VARYING)
                .get("/sales/jobs/" + job + "/failures")
                .then()
                .body("items.status", everyItem(equalTo(403)))
                .body("items.problem.permission", everyItem(equalTo("lead:edit")))
                .body("items.recordId", hasItem(leads.getLast()));
    }

    @Test
    void endsWithTheMembershipAndWithTheRightToChangeAnything() throws SQLException {
        String stranger = UUID.randomUUID().toString();
        String suspended = ADMINISTRATOR.subject(HOOLI);

        assertThat(problemOf(HOOLI, suspended)).isEqualTo("urn:problem:tenant-suspended");
        assertThat(problemOf(ACME, stranger)).isEqualTo("urn:problem:member-required");
    }

    /** Why a job fails that {@code subject} has asked for when he still could. */
    private static String problemOf(TestTenant tenant, String subject) throws SQLException {
        String job = UUID.randomUUID().toString();
        run(tenant, """
                insert into job (id, kind, status, request, caller, counted, total, succeeded, failed, created_at, created_by)
                values ('%1$s', 'bulk', 'QUEUED', $$%2$s$$,
                    '{"tenant": "%3$s", "subject": "%4$s", "name": "Ada", "kind": "PERSON", "scopes": [], "operator": false}',
                    false, 0, 0, 0, now(), '%4$s');
                insert into scheduled_task (task_name, task_instance, task_data, execution_time, picked, version)
                values ('job', '%1$s', '%3$s', now(), false, 1)
                """.formatted(job, body(WORK, filter("none")), tenant.id(), subject));
        await().atMost(20, SECONDS).until(() -> count("""
                select count(*) from job where id = '%s' and status = 'FAILED'
                """.formatted(job)) == 1);
        return text("select problem ->> 'type' from job where id = '%s'".formatted(job));
    }

    @Test
    void restoresWhatWasDeleted() {
        String source = UUID.randomUUID().toString();
        List<String> leads = leads(source, 3);

        finished(submitted("\"method\": \"DELETE\", \"path\": \"/sales/leads/{id}\"", filter(source)))
                .body("progress.succeeded", equalTo(3));
        get("/sales/leads/" + leads.getFirst()).statusCode(404);

        String deleted = "{\"filter\": \"source=='%s'\", \"deleted\": true}".formatted(source);
        finished(submitted("\"method\": \"POST\", \"path\": \"/sales/leads/{id}/restore\"", deleted))
                .body("progress.succeeded", equalTo(3));
        get("/sales/leads/" + leads.getFirst()).statusCode(200);
    }

    @Test
    void isDoneOncePerKey() {
        String request = body(WORK, ids(List.of(id("/sales/leads", "{\"lastName\": \"Once\"}"))));
        String key = UUID.randomUUID().toString();

        String first = keyed(key, request).statusCode(202).extract().path("id");
        keyed(key, request)
                .statusCode(202)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(first));
        finished(first).body("progress.succeeded", equalTo(1));
    }

    @Test
    void isShownToWhoAskedForItAlone() {
        String job = submitted(WORK, ids(List.of(UUID.randomUUID().toString())));
        finished(job).body("progress.failed", equalTo(1));

        TestLogin.as(ACME, ADMINISTRATOR)
                .get("/sales/jobs?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(job))
                .body("items.createdBy", everyItem(equalTo(ADMINISTRATOR.subject(ACME))));
        TestLogin.as(ACME, EDITOR).get("/sales/jobs?limit=200").then().body("items.id", not(hasItem(job)));
        for (String below : List.of("", "/failures")) {
            TestLogin.as(ACME, EDITOR).get("/sales/jobs/" + job + below).then().statusCode(404);
            TestLogin.as(GLOBEX, ADMINISTRATOR)
                    .get("/sales/jobs/" + job + below)
                    .then()
                    .statusCode(404);
        }
        ask(EDITOR, "/sales/jobs/" + job + "/cancel", "").statusCode(404);
    }

    @Test
    void refusesWhatCannotBeDoneToAnyRecord() {
        String nobody = ids(List.of(UUID.randomUUID().toString()));
        refused("\"method\": \"POST\", \"path\": \"/sales/leads/{id}/nonsense\"", nobody, 400, "/operation/path");
        refused("\"method\": \"POST\", \"path\": \"/sales/leads\", \"body\": {}", nobody, 400, "/operation/path");
        refused("\"method\": \"POST\", \"path\": \"/support/tickets/{id}/escalate\"", nobody, 400, "/operation/path");
        refused("\"method\": \"POST\", \"path\": \"/sales/jobs/{id}/cancel\"", nobody, 400, "/operation/path");
        refused("\"method\": \"GET\", \"path\": \"/sales/leads/{id}\"", nobody, 400, "/operation/method");
        refused(WORK + ", \"body\": {}", nobody, 400, "/operation/body");
        String patch = "\"method\": \"PUT\", \"path\": \"/sales/leads/{id}\", \"body\": ";
        refused(patch + "{\"nonsense\": 1}", nobody, 400, "/operation/body/nonsense");
        refused(patch + "{\"lastName\": \"%s\"}".formatted("x".repeat(1000)), nobody, 400, "/operation/body/lastName");
        refused(WORK, "{}", 400, "/records/filter");
        refused(
                WORK,
                "{\"ids\": [\"%s\"], \"filter\": \"status==new\"}".formatted(UUID.randomUUID()),
                400,
                "/records/filter");
        refused(WORK, "{\"ids\": []}", 400, "/records/ids");
        refused(WORK, "{\"filter\": \"nonsense==1\"}", 400, "/records/filter");
        refused(WORK, "{\"filter\": \"status=\"}", 400, "/records/filter");
        ask(READER, "/sales/jobs", body(WORK, nobody)).statusCode(403).body("permission", equalTo("lead:edit"));
        TestLogin.as(HOOLI, ADMINISTRATOR)
                .body(body(WORK, nobody))
                .post("/sales/jobs")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:problem:tenant-suspended"));
    }

    /** As many as there can be wait for a replica that knows their kind. */
    @Test
    void refusesMoreThanAnOrganisationCanHave() throws SQLException {
        String nobody = body(WORK, ids(List.of(UUID.randomUUID().toString())));
        run(GLOBEX, """
                insert into job (id, kind, status, request, caller, counted, total, succeeded, failed, created_at, created_by)
                select gen_random_uuid(), 'later', 'QUEUED', '{}', '{}', false, 0, 0, 0, now(), 'nobody'
                from generate_series(1, 20)
                """);
        try {
            TestLogin.as(GLOBEX, ADMINISTRATOR)
                    .body(nobody)
                    .post("/sales/jobs")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("urn:problem:too-many-jobs"));
        } finally {
            run(GLOBEX, "delete from job where kind = 'later'");
        }
    }

    private static List<String> leads(String source, int count) {
        return Stream.iterate(count, left -> left > 0, left -> left - 200)
                .flatMap(left -> made(source, Math.min(left, 200)).stream())
                .toList();
    }

    private static List<String> made(String source, int count) {
        String one = """
                {"method": "POST", "path": "/sales/leads", "body": {"lastName": "Bulk", "source": "%s"}}""".formatted(source);
        return ask(ADMINISTRATOR, "/sales/batch", "{\"operations\": %s}".formatted(Collections.nCopies(count, one)))
                .statusCode(207)
                .extract()
                .path("results.body.id");
    }

    private static String submitted(String operation, String records) {
        return ask(ADMINISTRATOR, "/sales/jobs", body(operation, records))
                .statusCode(202)
                .header("Location", notNullValue())
                .body("status", equalTo("queued"))
                .body("progress.total", nullValue())
                .extract()
                .path("id");
    }

    private static void refused(String operation, String records, int status, String pointer) {
        ask(ADMINISTRATOR, "/sales/jobs", body(operation, records))
                .statusCode(status)
                .body("errors.pointer", hasItem(pointer));
    }

    private static ValidatableResponse keyed(String key, String body) {
        return TestLogin.as(ACME, ADMINISTRATOR)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/sales/jobs")
                .then();
    }

    private static ValidatableResponse ask(Member member, String path, String body) {
        return TestLogin.as(ACME, member).body(body).post(path).then();
    }

    private static ValidatableResponse finished(String job) {
        return finished(ADMINISTRATOR, job);
    }

    private static ValidatableResponse finished(Member member, String job) {
        Callable<ValidatableResponse> reading = () ->
                TestLogin.as(ACME, member).get("/sales/jobs/" + job).then().statusCode(200);
        return await().atMost(60, SECONDS).until(reading, read -> read.extract().path("finishedAt") != null);
    }

    private static ValidatableResponse failures(String job) {
        return get("/sales/jobs/" + job + "/failures?sort=position").statusCode(200);
    }

    private static String body(String operation, String records) {
        return "{\"operation\": {%s}, \"records\": %s}".formatted(operation, records);
    }

    private static String filter(String source) {
        return "{\"filter\": \"source=='%s'\"}".formatted(source);
    }

    private static String ids(List<String> ids) {
        return ids.stream().collect(Collectors.joining("\", \"", "{\"ids\": [\"", "\"]}"));
    }

    /** Has every change of a lead wait, until the connection ends its transaction. */
    private static Connection holding(String lead) throws SQLException {
        var stack = ServiceStack.running();
        Connection connection = stack.postgres().connect(stack.database().service());
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select id from lead where id = '%s' for update".formatted(lead));
        }
        return connection;
    }

    /** Until a change waits for {@link #holding}. */
    private static void waits() {
        await().atMost(10, SECONDS).until(() -> count("""
                select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%from lead %'
                """) == 1);
    }

    private static long count(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    private static String text(String query) throws SQLException {
        var stack = ServiceStack.running();
        try (var connection = stack.postgres().connect(stack.database().service());
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void run(TestTenant tenant, String text) throws SQLException {
        var stack = ServiceStack.running();
        try (var connection = stack.postgres().connect(stack.database().service());
                var statement = connection.createStatement()) {
            statement.execute("set crm.tenant = '%s'".formatted(tenant.id()));
            statement.execute(text);
        }
    }
}
