package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.TestLogin;

/** Many clients at one record. */
@QuarkusTest
class ConcurrencyTest {

    private static final int CLIENTS = 50;

    @Test
    void noUpdateIsLost() throws Exception {
        String lead = SalesApi.path("/sales/leads", "{\"lastName\": \"Counter\", \"score\": 0}");

        List<Integer> seen = all(() -> increment(lead));

        assertThat(seen).doesNotHaveDuplicates().hasSize(CLIENTS);
        SalesApi.get(lead).body("score", equalTo(CLIENTS)).body("version", equalTo(CLIENTS + 1));
    }

    @Test
    void theAccountOfManyDealsWonAtOnceBecomesACustomerOnce() throws Exception {
        String account = SalesApi.id("/sales/accounts", "{\"name\": \"Popular\"}");
        List<String> deals = IntStream.range(0, 10)
                .mapToObj(i -> SalesApi.path(
                        "/sales/opportunities", "{\"name\": \"%d\", \"accountId\": \"%s\"}".formatted(i, account)))
                .toList();

        try (var clients = Executors.newFixedThreadPool(deals.size())) {
            var answers = clients.invokeAll(deals.stream()
                    .map(deal -> (Callable<Integer>) () -> win(deal))
                    .toList());
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        List<String> types = SalesApi.get("/sales/accounts/" + account + "/history")
                .extract()
                .path("items.type");
        assertThat(types.stream().filter(type -> type.contains("became-customer")))
                .hasSize(1);
    }

    private static int win(String deal) {
        int status;
        do {
            status = TestLogin.as(ACME, ADMINISTRATOR)
                    .header("If-Match", "*")
                    .body("")
                    .post(deal + "/win")
                    .statusCode();
        } while (status == 503);
        return status;
    }

    private static int increment(String lead) {
        while (true) {
            Response read = TestLogin.as(ACME, ADMINISTRATOR).get(lead);
            int next = read.jsonPath().getInt("score") + 1;
            Response written = TestLogin.as(ACME, ADMINISTRATOR)
                    .contentType("application/merge-patch+json")
                    .header("If-Match", read.header("ETag"))
                    .body("{\"score\": %d}".formatted(next))
                    .patch(lead);
            if (written.statusCode() == 200) {
                return next;
            }
            assertThat(written.statusCode()).isIn(412, 503);
        }
    }

    private static List<Integer> all(Callable<Integer> client) throws Exception {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> answers = clients.invokeAll(
                    IntStream.range(0, CLIENTS).mapToObj(_ -> client).toList());
            var all = new ArrayList<Integer>();
            for (var answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }
}
