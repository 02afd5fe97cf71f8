package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.ServiceStack;
import org.rapport.kit.testing.TestLogin;

/** Many clients at one record. */
@QuarkusTest
class ConcurrencyTest {

    private static final int CLIENTS = 16; // each begins again as often as another was faster
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(30);

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

    /** However it ends, no living contact names a deleted account. */
    @Test
    void whatIsDeletedIsNamedByNothing() throws Exception {
        for (int i = 0; i < 10; i++) {
            String account = SalesApi.id("/sales/accounts", "{\"name\": \"Fleeting\"}");
            String contact = "{\"lastName\": \"C\", \"accountId\": \"%s\"}".formatted(account);
            var deletion = (Callable<Integer>) () -> TestLogin.as(ACME, ADMINISTRATOR)
                    .header("If-Match", "*")
                    .delete("/sales/accounts/" + account)
                    .statusCode();
            var creation = (Callable<Integer>) () -> TestLogin.as(ACME, ADMINISTRATOR)
                    .body(contact)
                    .post("/sales/contacts")
                    .statusCode();
            List<Integer> statuses = inParallel(List.of(creation, deletion, creation, creation));

            long created = statuses.stream().filter(status -> status == 201).count();
            assertThat(statuses.get(1)).isEqualTo(created == 0 ? 204 : 409);
            SalesApi.get("/sales/contacts?count=true&filter=accountId==" + account)
                    .body("count", equalTo((int) created));
        }
    }

    @Test
    void aCompanyThatIsNamedByManyAtOnceIsMadeOnce() throws Exception {
        String company = "Once " + UUID.randomUUID();
        var contact = "{\"last_name\": \"C\", \"company\": \"%s\"}".formatted(company);
        Callable<Integer> creation = () -> {
            Response answer;
            do {
                answer = TestLogin.as(ACME, ADMINISTRATOR).body(contact).post("/api/contacts");
            } while (answer.statusCode() == 503);
            return answer.statusCode();
        };

        assertThat(inParallel(Collections.nCopies(10, creation))).containsOnly(201);

        SalesApi.get("/sales/accounts?count=true&filter=name=='" + company + "'")
                .body("count", equalTo(1));
    }

    /** As the documentation of lists says: from 30 s before, the longest that a transaction takes. */
    @Test
    void whoAsksForWhatChangedAndStepsBackMissesNothing() throws Exception {
        String source = "poll-" + UUID.randomUUID();
        String lead = "{\"lastName\": \"P\", \"source\": \"%s\"}".formatted(source);
        Callable<List<String>> writer =
                () -> IntStream.range(0, 10).mapToObj(_ -> created(lead)).toList();
        var seen = new HashSet<String>();
        var made = new ArrayList<String>();

        try (var writers = Executors.newFixedThreadPool(8)) {
            var written =
                    IntStream.range(0, 8).mapToObj(_ -> writers.submit(writer)).toList();
            Instant last = Instant.now();
            boolean over;
            do {
                over = written.stream().allMatch(Future::isDone);
                var page = changedSince(last.minus(LONGEST_TRANSACTION), "/sales/leads", "source==" + source);
                seen.addAll(page.getList("items.id"));
                last = page.getList("items.updatedAt", String.class).stream()
                        .map(Instant::parse)
                        .reduce(last, (_, next) -> next);
            } while (!over);
            for (var ids : written) {
                made.addAll(ids.get());
            }
        }

        assertThat(made).hasSize(80).doesNotHaveDuplicates();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
        assertThat(ConfigProvider.getConfig()
                        .getValue("quarkus.datasource.jdbc.additional-jdbc-properties.options", String.class))
                .contains("-c transaction_timeout=" + LONGEST_TRANSACTION.toSeconds() + "s ");
    }

    /** Why one steps back: what takes longer is seen later, and was said to be earlier. */
    @Test
    void aChangeIsSeenAfterLaterOnesWhenItTakesLonger() throws Exception {
        String account = SalesApi.id("/sales/accounts", "{\"name\": \"Locked\"}");
        String body = "{\"name\": \"D\", \"accountId\": \"%s\"}".formatted(account);
        String slow = SalesApi.path("/sales/opportunities", body);
        String quick = SalesApi.path("/sales/opportunities", body);
        Instant later;

        var stack = ServiceStack.running();
        try (var locking = stack.postgres().connect(stack.database().service());
                var statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("select from account where id = '%s' for update".formatted(account));
            var winning = CompletableFuture.supplyAsync(() -> win(slow));
            await().pollInSameThread().atMost(LONGEST_TRANSACTION).until(ConcurrencyTest::somebodyWaitsForAnAccount);
            later = Instant.parse(SalesApi.patch(quick, "{\"nextStep\": \"call\"}")
                    .statusCode(200)
                    .extract()
                    .path("updatedAt"));
            locking.commit();
            assertThat(winning.get(30, TimeUnit.SECONDS)).isEqualTo(200);
        }

        String ofAccount = "accountId==" + account;
        assertThat(changedSince(later, "/sales/opportunities", ofAccount).getList("items.name"))
                .hasSize(1);
        assertThat(changedSince(later.minus(LONGEST_TRANSACTION), "/sales/opportunities", ofAccount)
                        .getList("items.stage"))
                .containsSubsequence("won", "prospecting");
    }

    private static boolean somebodyWaitsForAnAccount() throws SQLException {
        var stack = ServiceStack.running();
        try (var connection = stack.postgres().connect(stack.database().service());
                var statement = connection.createStatement();
                var waiting = statement.executeQuery("""
                        select from pg_stat_activity where wait_event_type = 'Lock' and query like '%from account %'
                        """)) {
            return waiting.next();
        }
    }

    private static JsonPath changedSince(Instant time, String path, String filter) {
        return TestLogin.as(ACME, ADMINISTRATOR)
                .queryParam("filter", filter + ";updatedAt=ge=" + time)
                .queryParam("sort", "updatedAt")
                .queryParam("limit", 200)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String created(String lead) {
        Response answer;
        do {
            answer = TestLogin.as(ACME, ADMINISTRATOR).body(lead).post("/sales/leads");
        } while (answer.statusCode() == 503);
        return answer.path("id");
    }

    private static <T> List<T> inParallel(List<Callable<T>> requests) throws Exception {
        try (var clients = Executors.newFixedThreadPool(requests.size())) {
            var all = new ArrayList<T>();
            for (var answer : clients.invokeAll(requests)) {
                all.add(answer.get());
            }
            return all;
        }
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
