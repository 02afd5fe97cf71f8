package org.rapport.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "1", "{}", "{\"checks\": {}}", "{\"checks\": null}", "<html>"})
    void isNoneOfAnythingElse(String body) {
        assertThat(Report.in(Buffer.buffer(body))).isEqualTo(Report.silent("answers something else than its health"));
    }

    @Test
    void passesOverWhatIsNoCheck() {
        assertThat(checks("[1, null, [], {\"name\": 1, \"status\": true, \"data\": []}]"))
                .containsExactly(new Check("", false, new JsonObject()));
    }

    @Test
    void keepsTextsNumbersAndTruths() {
        var data = "{\"<default>\": \"UP\", \"lagMillis\": 0, \"active\": true, \"deep\": {\"a\": 1}, \"none\": null}";

        assertThat(checks("[{\"name\": \"relay\", \"status\": \"UP\", \"data\": " + data + "}]"))
                .containsExactly(new Check(
                        "relay",
                        true,
                        new JsonObject()
                                .put("<default>", "UP")
                                .put("lagMillis", 0)
                                .put("active", true)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "directory|DOWN|{}|false",
                "directory|UP|{\"problem\":\"x\"}|true",
                "topics|UP|{\"finding\":\"Kafka lacks topics\"}|false",
                "consumers|UP|{}|true",
                "consumers|UP|{\"lag\":1200,\"groups\":\"3\"}|true",
                "consumers|UP|{\"leads crm.marketing-3@7\":\"waits since 2026-03-01T09:30:00Z: no database\"}|false",
                "consumers|UP|{\"tags\":\"stopped: null\"}|false",
                "relay|UP|{\"problem\":\"none\",\"lagMillis\":60000,\"refused\":1}|true",
                "relay|UP|{\"problem\":\"none\",\"lagMillis\":60001}|false",
                "relay|UP|{\"problem\":\"Kafka does not answer\",\"lagMillis\":0}|false"
            })
    void seesWhoWaits(String name, String status, String data, boolean up) {
        assertThat(checks("[{\"name\": \"%s\", \"status\": \"%s\", \"data\": %s}]".formatted(name, status, data)))
                .extracting(Check::isUp)
                .containsExactly(up);
    }

    @Test
    void isShort() {
        var data = new JsonObject();
        IntStream.range(0, 60).forEach(number -> data.put("text " + number, "\uD83D\uDE00".repeat(400)));
        var many = new JsonArray();
        IntStream.range(0, 60)
                .forEach(number ->
                        many.add(new JsonObject().put("name", "x".repeat(400)).put("data", data)));

        var checks = checks(many.encode());

        assertThat(checks).hasSize(50).allSatisfy(check -> {
            assertThat(check.name()).hasSize(300);
            assertThat(check.data().size()).isEqualTo(50);
            assertThat(check.data().getString("text 0")).isEqualTo("\uD83D\uDE00".repeat(300));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''",
                "ERROR: duplicate key\\n  Detail: Key (email)=(ada@acme.example) already exists.|ERROR: duplicate key",
                "FATAL: password authentication failed for user \"sales\"|"
                        + "FATAL: password authentication failed for user \"sales\"",
                "jdbc:postgresql://db/crm?user=sales&password=hunter2|jdbc:postgresql://db/crm?user=sales&password=***",
                "secret: abc refused|secret: *** refused",
                "no mail to <ada@acme.example>, crm.marketing-3@7|no mail to <***>, crm.marketing-3@7"
            })
    void showsNeitherSecretsNorPersons(String text, String shown) {
        assertThat(Excerpt.of(text.replace("\\n", "\n"))).isEqualTo(shown);
    }

    private static Iterable<Check> checks(String checks) {
        var report = Report.in(Buffer.buffer("{\"status\": \"UP\", \"checks\": " + checks + "}"));
        assertThat(report.problem()).isNull();
        return report.checks();
    }
}
