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
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;

/** Nothing of ACME reaches GLOBEX: not through any operation, and not past the tenant filter of the ORM. */
@QuarkusTest
class TenantWallTest {

    @Test
    void whatIsBesideAnothersRecordIsNotThere() {
        String account = SalesApi.id("/sales/accounts", "{\"name\": \"Secret\"}");
        String contact = SalesApi.id("/sales/contacts", "{\"lastName\": \"Secret\"}");
        String lead = SalesApi.id("/sales/leads", "{\"lastName\": \"Secret\"}");

        SalesApi.get(GLOBEX, "/sales/accounts/" + account + "/timeline").statusCode(404);
        SalesApi.get(GLOBEX, "/sales/accounts/" + account + "/hierarchy").statusCode(404);
        SalesApi.get(GLOBEX, "/sales/accounts/" + account + "/summary").statusCode(404);
        SalesApi.get(GLOBEX, "/sales/contacts/" + contact + "/timeline").statusCode(404);
        SalesApi.get(GLOBEX, "/sales/contacts/" + contact + "/relationships").statusCode(404);
        SalesApi.get(GLOBEX, "/sales/contacts/" + contact + "/vcard").statusCode(404);
        SalesApi.get(GLOBEX, "/sales/leads/" + lead + "/conversion-preview").statusCode(404);
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
    void rowLevelSecurityAloneHidesWhatBelongsToAnothersRecord() throws SQLException {
        String contact = SalesApi.id(
                "/sales/contacts", "{\"lastName\": \"Secret\", \"emails\": [{\"address\": \"s@secret.example\"}]}");

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
