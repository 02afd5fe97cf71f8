package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;

/** Nothing of ACME reaches GLOBEX: not through any operation, and not past the tenant filter of the ORM. */
@QuarkusTest
class TenantWallTest {

    private static final List<String> READS = List.of("", "/history", "?deleted=true", "?asOf=2999-01-01T00:00:00Z");

    @Test
    void everyOperationOnAnothersRecordAnswersThatThereIsNone() {
        String account = SalesApi.id("/sales/accounts", "{\"name\": \"Secret\"}");
        String contact = SalesApi.id("/sales/contacts", "{\"lastName\": \"Secret\"}");
        String lead = SalesApi.id("/sales/leads", "{\"lastName\": \"Secret\"}");
        String deal = SalesApi.id("/sales/opportunities", deal(account));

        everyOperation("/sales/accounts/" + account, "{\"name\": \"X\"}", Map.of());
        refused().get("/sales/accounts/" + account + "/timeline").then().statusCode(404);
        refused().get("/sales/contacts/" + contact + "/timeline").then().statusCode(404);
        refused().get("/sales/leads/" + lead + "/conversion-preview").then().statusCode(404);
        everyOperation("/sales/contacts/" + contact, "{\"lastName\": \"X\"}", Map.of());
        everyOperation(
                "/sales/leads/" + lead,
                "{\"lastName\": \"X\"}",
                Map.of(
                        "work", "{}",
                        "nurture", "{}",
                        "qualify", "{}",
                        "reopen", "{}",
                        "disqualify", "{\"reason\": \"spam\"}",
                        "assign", "{\"ownerId\": \"%s\"}".formatted(ADMINISTRATOR.subject(GLOBEX)),
                        "convert", "{}",
                        "unconvert", "{}"));
        everyOperation(
                "/sales/opportunities/" + deal,
                deal(account),
                Map.of(
                        "stage", "{\"stage\": \"proposal\"}",
                        "win", "{}",
                        "lose", "{\"reason\": \"price\"}",
                        "reopen", "{}"));
    }

    @Test
    void anothersRecordCannotBeNamed() {
        String account = SalesApi.id("/sales/accounts", "{\"name\": \"Secret\"}");
        String contact = SalesApi.id("/sales/contacts", "{\"lastName\": \"Secret\"}");

        refused().body(deal(account)).post("/sales/opportunities").then().statusCode(422);
        refused()
                .body("{\"lastName\": \"X\", \"accountId\": \"%s\"}".formatted(account))
                .post("/sales/contacts")
                .then()
                .statusCode(422);
        refused()
                .body("{\"lastName\": \"X\", \"contactId\": \"%s\"}".formatted(contact))
                .post("/sales/leads")
                .then()
                .statusCode(422);
        SalesApi.get(GLOBEX, "/sales/contacts?filter=accountId==" + account).body("items", empty());
    }

    @Test
    void rowLevelSecurityAloneHidesWhatIsAnothers() throws SQLException {
        String account = SalesApi.id("/sales/accounts", "{\"name\": \"Secret\"}");
        String contact = SalesApi.id(
                "/sales/contacts", "{\"lastName\": \"Secret\", \"emails\": [{\"address\": \"s@secret.example\"}]}");
        String lead = SalesApi.id("/sales/leads", "{\"lastName\": \"Secret\"}");
        String deal = SalesApi.id("/sales/opportunities", deal(account));

        for (var row : Map.of("account", account, "contact", contact, "lead", lead, "opportunity", deal)
                .entrySet()) {
            String byId = "from %s where id = '%s'".formatted(row.getKey(), row.getValue());
            assertThat(count(ACME, byId)).isEqualTo(1);
            assertThat(count(GLOBEX, byId)).isZero();
            assertThat(count(GLOBEX, "from journal where aggregate_id = '%s'".formatted(row.getValue())))
                    .isZero();
            assertThat(update(
                            GLOBEX,
                            "update %s set version = 99 where id = '%s'".formatted(row.getKey(), row.getValue())))
                    .isZero();
            assertThat(update(GLOBEX, "delete " + byId)).isZero();
        }
        assertThat(count(GLOBEX, "from contact_email where contact_id = '%s'".formatted(contact)))
                .isZero();
        assertThatThrownBy(() -> update(GLOBEX, """
                insert into timeline_entry (tenant_id, id, time, type, subject_type, subject_id, title, actor_id)
                values ('%s', '%s', now(), 'x', 'x', '%s', 'x', 'x')
                """.formatted(ACME.id(), UUID.randomUUID(), UUID.randomUUID())))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> update(GLOBEX, """
                insert into contact_email (contact_id, email_key) values ('%s', 'x')
                """.formatted(contact)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("contact_email_is_of_a_contact");
    }

    @Test
    void whoBelongsToNobodySeesNothing() throws SQLException {
        SalesApi.id("/sales/leads", "{\"lastName\": \"Secret\"}");

        try (var connection = connect("")) {
            assertThat(count("from lead", connection)).isZero();
        }
    }

    private static void everyOperation(String path, String body, Map<String, String> actions) {
        for (String read : READS) {
            refused().get(path + read).then().statusCode(404);
        }
        refused().body(body).put(path).then().statusCode(404);
        refused()
                .contentType("application/merge-patch+json")
                .body("{}")
                .patch(path)
                .then()
                .statusCode(404);
        refused().delete(path).then().statusCode(404);
        refused().body("").post(path + "/restore").then().statusCode(404);
        actions.forEach((action, command) ->
                refused().body(command).post(path + "/" + action).then().statusCode(404));
        SalesApi.get(path).statusCode(200).header("ETag", "\"1.0\"");
    }

    private static RequestSpecification refused() {
        return TestLogin.as(GLOBEX, ADMINISTRATOR).header("If-Match", "*");
    }

    private static String deal(String account) {
        return "{\"name\": \"Secret\", \"accountId\": \"%s\"}".formatted(account);
    }

    private static long count(TestTenant tenant, String from) throws SQLException {
        try (var connection = connect(tenant.id().toString())) {
            return count(from, connection);
        }
    }

    private static long count(String from, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) " + from)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static int update(TestTenant tenant, String sql) throws SQLException {
        try (var connection = connect(tenant.id().toString());
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** Connects as the service does, without the ORM. */
    private static Connection connect(String tenant) throws SQLException {
        Config config = ConfigProvider.getConfig();
        Connection connection = DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
        try (var statement = connection.prepareStatement("select set_config('crm.tenant', ?, false)")) {
            statement.setString(1, tenant);
            statement.execute();
        }
        return connection;
    }
}
