package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.rapport.kit.housekeeping.Housekeeping;
import org.rapport.kit.testing.ServiceStack;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;

/** The kit's housekeeping, in the service that has most to keep. */
@QuarkusTest
class HousekeepingTest {

    @Inject
    Housekeeping housekeeping;

    @Test
    void deletesWhatHasExpiredAndNothingElseInEveryTenant() throws SQLException {
        String mark = UUID.randomUUID().toString();
        for (var tenant : List.of(ACME, GLOBEX)) {
            answered(tenant, mark, "old", "8 days", 1);
            answered(tenant, mark, "young", "6 days", 1);
            handled(tenant, mark, "91 days", 1);
            handled(tenant, mark, "89 days", 2);
            decided(tenant, mark, "8 days", 1);
            decided(tenant, mark, "6 days", 2);
        }

        housekeeping.tidy();

        for (var tenant : List.of(ACME, GLOBEX)) {
            assertThat(strings(tenant, "select key from idempotency_key where subject = '%s'".formatted(mark)))
                    .containsExactly("young-1");
            assertThat(strings(tenant, "select event_id::text from inbox where consumer = '%s'".formatted(mark)))
                    .hasSize(2);
            assertThat(strings(
                            tenant, "select record_id::text from decision_sample where subject = '%s'".formatted(mark)))
                    .hasSize(2);
        }
    }

    @Test
    void deletesMoreThanOneBatchThoughTwoReplicasDoItAtOnce() throws Exception {
        String mark = UUID.randomUUID().toString();
        answered(ACME, mark, "old", "30 days", 2_500);
        Callable<Void> replica = () -> {
            housekeeping.tidy();
            return null;
        };

        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : replicas.invokeAll(List.of(replica, replica))) {
                result.get();
            }
        }

        assertThat(strings(ACME, "select key from idempotency_key where subject = '%s'".formatted(mark)))
                .isEmpty();
    }

    @Test
    void answersAKeyAgainUntilItExpires() throws SQLException {
        String key = UUID.randomUUID().toString();
        String id = create(key).statusCode(201).extract().path("id");
        age(key, "6 days");
        housekeeping.tidy();
        create(key).header("Idempotent-Replayed", equalTo("true")).body("id", equalTo(id));

        age(key, "8 days");
        housekeeping.tidy();

        String another = create(key)
                .statusCode(201)
                .header("Idempotent-Replayed", nullValue())
                .extract()
                .path("id");
        assertThat(another).isNotEqualTo(id);
    }

    private static ValidatableResponse create(String key) {
        return TestLogin.as(ACME, ADMINISTRATOR)
                .header("Idempotency-Key", key)
                .body("{\"lastName\": \"Keeper\"}")
                .post("/sales/leads")
                .then();
    }

    private static void age(String key, String age) throws SQLException {
        run(ACME, """
                update idempotency_key set created_at = now() - interval '%s' where key = '%s'
                """.formatted(age, key));
    }

    private static void answered(TestTenant tenant, String subject, String key, String age, int count)
            throws SQLException {
        run(tenant, """
                insert into idempotency_key (subject, operation, key, request_hash, status, body, created_at)
                select '%s', 'POST /', '%s-' || n, '', 204, 'null', now() - interval '%s' from generate_series(1, %d) n
                """.formatted(subject, key, age, count));
    }

    private static void handled(TestTenant tenant, String consumer, String age, int count) throws SQLException {
        run(tenant, """
                insert into inbox (consumer, event_id, handled_at)
                select '%s', gen_random_uuid(), now() - interval '%s' from generate_series(1, %d)
                """.formatted(consumer, age, count));
    }

    private static void decided(TestTenant tenant, String subject, String age, int count) throws SQLException {
        run(tenant, """
                insert into decision_sample (resource_type, record_id, subject, action, allowed, decided_at)
                select 'lead', gen_random_uuid(), '%s', 'read', true, now() - interval '%s' from generate_series(1, %d)
                """.formatted(subject, age, count));
    }

    private static void run(TestTenant tenant, String sql) throws SQLException {
        try (var connection = connection(tenant);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static List<String> strings(TestTenant tenant, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = connection(tenant);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            while (result.next()) {
                found.add(result.getString(1));
            }
        }
        return found;
    }

    private static Connection connection(TestTenant tenant) throws SQLException {
        var database = ServiceStack.running().database();
        var connection =
                ServiceStack.running().postgres().connect(database.service(), database.user(), database.password());
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('crm.tenant', '%s', false)".formatted(tenant.id()));
        }
        return connection;
    }
}
