package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.ServiceStack;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;

/** What becomes of the pool, the kit's and Agroal's, when the database drops its connections. */
@QuarkusTest
class LostConnectionsTest {

    private final int poolSize = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.max-size", Integer.class);

    @Test
    void areReplacedHoweverOftenTheyAreLost() throws Exception {
        for (int times = 0; times <= poolSize; times++) {
            dropAll();
            assertThat(statuses(Stream.of(ACME, GLOBEX, ACME, GLOBEX))).isSubsetOf(200, 201, 503);
        }

        for (int tries = 0; tries < poolSize; tries++) {
            statuses(Stream.of(ACME, GLOBEX)); // which meet the last connections that are broken
        }
        assertThat(statuses(IntStream.range(0, 2 * poolSize).mapToObj(_ -> ACME)))
                .isSubsetOf(200, 201);
    }

    /** The answers to those who read and write at the same time. */
    private static Stream<Integer> statuses(Stream<TestTenant> callers) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(callers.flatMap(tenant -> Stream.<Callable<Integer>>of(
                                    () -> as(tenant).get("/sales/leads").statusCode(),
                                    () -> as(tenant)
                                            .get("/sales/leads?filter=score=ge=1")
                                            .statusCode(),
                                    () -> as(tenant)
                                            .body("{\"lastName\": \"Kept\"}")
                                            .post("/sales/leads")
                                            .statusCode()))
                            .toList())
                    .stream()
                    .map(it -> it.resultNow());
        }
    }

    private static RequestSpecification as(TestTenant tenant) {
        return TestLogin.as(tenant, ADMINISTRATOR);
    }

    private static void dropAll() throws SQLException {
        var stack = ServiceStack.running();
        try (var connection = stack.postgres().connect("postgres");
                var statement = connection.prepareStatement(
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = ?")) {
            statement.setString(1, stack.database().user());
            statement.execute();
        }
    }
}
