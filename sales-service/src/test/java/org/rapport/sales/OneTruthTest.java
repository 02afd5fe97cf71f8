package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.TestLogin;

/**
 * Whatever is done, the API, the journal and the stream tell the same of each record, letter for letter, and its
 * versions are 1, 2, 3 and so on.
 */
@QuarkusTest
class OneTruthTest {

    private static final int COMMANDS = 80;

    private final ObjectMapper json = new ObjectMapper();

    /** What the API told of each record after each command, by its path; the first is version 1. */
    private final Map<String, List<JsonNode>> told = new LinkedHashMap<>();

    private Random random = new Random();

    @ParameterizedTest
    @ValueSource(longs = {1, 20261121})
    void apiJournalAndStreamAgreeAfterEveryCommand(long seed) throws SQLException, JsonProcessingException {
        random = new Random(seed);
        String account = create("/sales/accounts", "{\"name\": \"First %d\"}".formatted(seed));
        create("/sales/contacts", "{\"lastName\": \"First\", \"emails\": [{\"address\": \"f@first.example\"}]}");
        create("/sales/leads", """
                {"lastName": "First", "estimatedValue": {"amount": "12.5", "currency": "EUR"},
                 "touch": {"source": "x", "at": "2026-01-01T00:00:00.1234567Z"}}
                """);
        create("/sales/opportunities", "{\"name\": \"First\", \"accountId\": \"%s\"}".formatted(account));
        verify();

        int done = 0;
        for (int i = 0; i < COMMANDS; i++) {
            done += command() ? 1 : 0;
            verify();
        }

        assertThat(done).as("commands that were not refused").isGreaterThan(COMMANDS / 3);
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(this::streamTellsTheSame);
    }

    private boolean command() {
        var paths = new ArrayList<>(told.keySet());
        String path = paths.get(random.nextInt(paths.size()));
        String type = path.split("/")[2];
        return switch (random.nextInt(8)) {
            case 0 -> done(as().header("If-Match", "*").delete(path));
            case 1, 2 -> act(path, "restore", "");
            case 3, 4 -> patch(path, type);
            default ->
                switch (type) {
                    case "leads" -> leadAction(path);
                    case "opportunities" -> opportunityAction(path);
                    default -> patch(path, type);
                };
        };
    }

    private boolean leadAction(String path) {
        return switch (random.nextInt(6)) {
            case 0 -> act(path, "work", "");
            case 1 -> act(path, "disqualify", "{\"reason\": \"other\", \"note\": \"%d\"}".formatted(random.nextInt()));
            case 2 -> act(path, "reopen", "");
            case 3 -> act(path, "unconvert", "");
            case 4 -> act(path, "qualify", "");
            default -> convert(path);
        };
    }

    private boolean convert(String path) {
        Response answer = as().header("If-Match", "*")
                .body("{\"bypassAccountDedupe\": true, \"bypassContactDedupe\": true}")
                .post(path + "/convert");
        if (answer.statusCode() == 200) {
            told.putIfAbsent("/sales/accounts/" + answer.path("conversion.accountId"), new ArrayList<>());
            told.putIfAbsent("/sales/contacts/" + answer.path("conversion.contactId"), new ArrayList<>());
            told.putIfAbsent("/sales/opportunities/" + answer.path("conversion.opportunityId"), new ArrayList<>());
        }
        return done(answer);
    }

    private boolean opportunityAction(String path) {
        return switch (random.nextInt(5)) {
            case 0 -> act(path, "win", "");
            case 1 -> act(path, "lose", "{\"reason\": \"price\"}");
            case 2 -> act(path, "reopen", "");
            default ->
                act(
                        path,
                        "stage",
                        "{\"stage\": \"%s\"}"
                                .formatted(List.of("qualification", "proposal", "negotiation")
                                        .get(random.nextInt(3))));
        };
    }

    private boolean patch(String path, String type) {
        String body = random.nextInt(3) == 0
                ? "{\"description\": null}"
                : "{\"description\": \"\\u00e4 \\\" \\ud83d\\ude00 %d\"}".formatted(random.nextInt());
        if (type.equals("opportunities") && random.nextBoolean()) {
            body = "{\"amount\": {\"amount\": \"%d.5\", \"currency\": \"USD\"}}".formatted(random.nextInt(1_000_000));
        }
        return done(as().contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(body)
                .patch(path));
    }

    private boolean act(String path, String action, String body) {
        return done(as().header("If-Match", "*").body(body).post(path + "/" + action));
    }

    private static boolean done(Response answer) {
        assertThat(answer.statusCode()).as(answer.body().asString()).isIn(200, 204, 404, 409, 422);
        return answer.statusCode() < 300;
    }

    private String create(String collection, String body) {
        String id = SalesApi.id(collection, body);
        told.put(collection + "/" + id, new ArrayList<>());
        return id;
    }

    /** What the API tells now is what it told before, or the next version; and the journal tells the same. */
    private void verify() throws SQLException, JsonProcessingException {
        for (var entry : told.entrySet()) {
            JsonNode now = json.readTree(as().get(entry.getKey() + "?deleted=true")
                    .then()
                    .statusCode(200)
                    .extract()
                    .body()
                    .asString());
            List<JsonNode> before = entry.getValue();
            if (now.path("version").asInt() == before.size()) {
                assertThat(now).isEqualTo(before.getLast());
            } else {
                assertThat(now.path("version").asInt()).isEqualTo(before.size() + 1);
                assertThat(journal(now.path("id").asText())).isEqualTo(now);
                before.add(now);
            }
        }
    }

    private JsonNode journal(String id) throws SQLException, JsonProcessingException {
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
                var statement = connection.createStatement()) {
            statement.execute("select set_config('crm.tenant', '%s', false)".formatted(ACME.id()));
            try (var result = statement.executeQuery(
                    "select record from journal where aggregate_id = '%s' order by version desc limit 1"
                            .formatted(id))) {
                assertThat(result.next()).isTrue();
                return json.readTree(result.getString(1));
            }
        }
    }

    private void streamTellsTheSame() {
        Map<String, List<JsonNode>> streamed = new LinkedHashMap<>();
        for (var message : Broker.all(Topics.SALES)) {
            Envelope<JsonNode> event = CrmEvents.read(message.value());
            List<JsonNode> versions =
                    streamed.computeIfAbsent(event.aggregateId().toString(), _ -> new ArrayList<>());
            if (event.sequence() == versions.size() + 1) {
                versions.add(event.data().path("record"));
            } else {
                // Published again after the relay was interrupted: no news.
                assertThat(event.sequence()).isLessThanOrEqualTo(versions.size());
            }
        }
        told.forEach((path, versions) -> assertThat(streamed.get(path.substring(path.lastIndexOf('/') + 1)))
                .as(path)
                .isEqualTo(versions));
    }

    private static RequestSpecification as() {
        return TestLogin.as(ACME, ADMINISTRATOR);
    }
}
