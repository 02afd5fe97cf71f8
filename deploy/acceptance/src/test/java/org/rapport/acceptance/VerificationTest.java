package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.acceptance.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is done to a journal behind its service's back is named, with what the audit trail has known of it. */
@ExtendWith(SuiteExtension.class)
class VerificationTest {

    private final Suite suite;

    VerificationTest(Suite suite) {
        this.suite = suite;
    }

    @Test
    void namesTheEntriesThatWereChangedRemovedAndSlippedIn() throws SQLException {
        Api api = suite.organization("Watched").administrator();
        Answer lead = api.post("/sales/leads", "{\"lastName\": \"Witness\"}").expect(201);
        String path = "/sales/leads/" + lead.id();
        api.ifAny().patch(path, "{\"company\": \"One\"}").expect(200);
        api.ifAny().patch(path, "{\"company\": \"Two\"}").expect(200);
        eventually(() -> assertIntact(api.get("/api/audit/verify").expect(200)));
        Map<Integer, String> events = api.get("/api/audit?filter=aggregateId==" + lead.id()).items().stream()
                .collect(Collectors.toMap(entry -> entry.path("version").asInt(), entry -> entry.path("eventId")
                        .asText()));
        String stranger = UUID.randomUUID().toString();

        tamper("""
                update journal set record = replace(record::text, 'Witness', 'Forger')::json where id = '%s'
                """.formatted(events.get(1)));
        tamper("delete from journal where id = '%s'".formatted(events.get(2)));
        tamper("""
                insert into journal select (jsonb_populate_record(journal,
                    jsonb_build_object('id', '%s', 'version', 4711))).* from journal where id = '%s'
                """.formatted(stranger, events.get(3)));

        JsonNode verified = api.get("/api/audit/verify").expect(200).body();
        assertThat(verified.path("state").asText()).isEqualTo("violated");
        JsonNode sales = service(verified, "sales");
        Map<String, JsonNode> findings = StreamSupport.stream(
                        sales.path("findings").spliterator(), false)
                .collect(Collectors.toMap(finding -> finding.path("kind").asText(), Function.identity()));
        assertThat(findings).containsOnlyKeys("changed", "removed", "slipped-in");
        assertThat(findings.get("changed").path("eventId").asText()).isEqualTo(events.get(1));
        assertThat(findings.get("removed").path("eventId").asText()).isEqualTo(events.get(2));
        assertThat(findings.get("removed").at("/entry/aggregateId").asText())
                .isEqualTo(lead.id().toString());
        assertThat(findings.get("slipped-in").path("eventId").asText()).isEqualTo(stranger);
        assertThat(service(verified, "admin").path("state").asText()).isEqualTo("intact");
    }

    private static void assertIntact(Answer answer) {
        assertThat(answer.text("/state")).isEqualTo("intact");
        JsonNode sales = service(answer.body(), "sales");
        assertThat(sales.path("entries").asInt()).isEqualTo(3);
        assertThat(sales.path("sealed").asInt()).isEqualTo(3);
    }

    private static JsonNode service(JsonNode verified, String name) {
        return StreamSupport.stream(verified.path("services").spliterator(), false)
                .filter(service -> service.path("service").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** As somebody who owns the database server, and with it every row. */
    private void tamper(String sql) throws SQLException {
        try (var connection = suite.stack().postgres().connect("sales");
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
