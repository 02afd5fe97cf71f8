package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.UUID;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapport.kit.problem.FailureMapper;
import org.rapport.kit.testing.LogWatch;
import org.rapport.kit.testing.ServiceStack;
import org.rapport.kit.testing.TestLogin;

/**
 * What becomes of requests when PostgreSQL's disk is full: where the journal is written, the last of all that a command
 * writes, it says so.
 */
@QuarkusTest
class StorageFullTest {

    private final String email = "crowded-" + UUID.randomUUID() + "@acme.example";
    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void fill() throws SQLException {
        execute("""
                create function disk_is_full() returns trigger language plpgsql as $$
                begin
                    raise exception using errcode = '53100',
                        message = 'could not extend file "base/16385/16402": No space left on device',
                        hint = 'Check free disk space.';
                end $$
                """);
        execute("create trigger disk_is_full before insert on journal execute function disk_is_full()");
    }

    @AfterEach
    void makeRoom() throws SQLException {
        execute("drop function if exists disk_is_full() cascade");
    }

    @Test
    void nothingIsHalfWrittenReadingWorksAndItGoesOnByItself() throws SQLException {
        try (var log = LogWatch.of(FailureMapper.class)) {
            for (int times = 0; times < 3; times++) {
                create().statusCode(503)
                        .contentType("application/problem+json")
                        .header("Retry-After", "60")
                        .body("type", equalTo("urn:problem:storage-full"))
                        .body("title", equalTo("Storage full"))
                        .body("detail", containsString("Nothing was changed"));
            }

            assertThat(log.lines()).as("told once a minute, without a stack").hasSize(1);
            assertThat(log.lines().getFirst().thrown()).isNull();
            assertThat(log.lines().getFirst().level().intValue()).isGreaterThan(Level.WARNING.intValue());
        }
        assertThat(found()).isZero();
        RestAssured.get("/q/health/ready").then().statusCode(200);

        makeRoom();

        create().statusCode(201);
        assertThat(found()).isEqualTo(1);
    }

    private ValidatableResponse create() {
        return TestLogin.as(ACME, ADMINISTRATOR)
                .header("Idempotency-Key", key)
                .body("{\"lastName\": \"Crowded\", \"email\": \"" + email + "\"}")
                .post("/sales/leads")
                .then();
    }

    private int found() {
        return TestLogin.as(ACME, ADMINISTRATOR)
                .get("/sales/leads?filter=email==" + email)
                .then()
                .statusCode(200)
                .extract()
                .path("items.size()");
    }

    private static void execute(String statement) throws SQLException {
        var stack = ServiceStack.running();
        try (var connection = stack.postgres().connect(stack.database().service());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
