package org.rapport.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;

class EventBytesTest {

    private final EventBytes events = new EventBytes(CrmEvents.mapper(), "sales");

    @Test
    void isTheEventThatSubscribersRead() {
        CommittedRow row = CommittedRow.of(aRow()::get);

        Envelope<JsonNode> event = CrmEvents.read(events.of(row.row()));

        assertThat(event.withData(""))
                .isEqualTo(new Envelope<>(
                        UUID.fromString("01990000-0000-7000-8000-000000000002"),
                        "/sales",
                        "org.rapport.sales.lead.converted.v1",
                        "lead/01990000-0000-7000-8000-000000000004",
                        Instant.parse("2026-11-21T06:25:16.123456Z"),
                        UUID.fromString("01990000-0000-7000-8000-000000000001"),
                        "ada",
                        "person",
                        "grace",
                        UUID.fromString("01990000-0000-7000-8000-000000000003"),
                        1,
                        4,
                        7,
                        "the \"big\" one",
                        "request-4711",
                        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                        ""));
        assertThat(row.digest()).containsExactly(0xab, 0xcd);
    }

    @Test
    void copiesRecordAndChangesLetterForLetter() {
        byte[] event = events.of(CommittedRow.of(aRow()::get).row());

        assertThat(new String(event, StandardCharsets.UTF_8))
                .endsWith("\"data\":{\"record\":{\"amount\":\"1250.00\", \"name\":\"Zo\\u00eb ë\",\"rate\":1.50},"
                        + "\"changes\":[{\"field\":\"/rate\",\"before\":null,\"after\":1.50}]}}");
    }

    /** Attributes of a CloudEvent have no control characters; in the history the reason stays as it was given. */
    @Test
    void tellsTheReasonInOneLine() {
        Map<String, @Nullable String> row = aRow();
        row.put("reason", "price: too dear\nfor us");

        Envelope<JsonNode> event =
                CrmEvents.read(events.of(CommittedRow.of(row::get).row()));

        assertThat(event.reason()).isEqualTo("price: too dear for us");
    }

    @Test
    void leavesOutWhatThereIsNoneOf() {
        Map<String, @Nullable String> row = aRow();
        row.put("actor", "{\"subject\":\"ada\",\"type\":\"person\",\"onBehalfOf\":null}");
        row.put("request_id", null);
        row.put("trace_parent", null);
        row.put("reason", null);

        byte[] event = events.of(CommittedRow.of(row::get).row());

        assertThat(new String(event, StandardCharsets.UTF_8))
                .doesNotContain("onbehalfof", "reason", "requestid", "traceparent");
    }

    @Test
    void knowsEveryFormOfTime() {
        Map<String, @Nullable String> row = aRow();

        row.put("time", "2026-11-21 07:25:16+00");
        assertThat(CommittedRow.of(row::get).row().time()).isEqualTo(Instant.parse("2026-11-21T07:25:16Z"));
        row.put("time", "2026-11-21 07:25:16.1-03:30");
        assertThat(CommittedRow.of(row::get).row().time()).isEqualTo(Instant.parse("2026-11-21T10:55:16.1Z"));
    }

    private static Map<String, @Nullable String> aRow() {
        var row = new HashMap<String, @Nullable String>();
        row.put("tenant_id", "01990000-0000-7000-8000-000000000001");
        row.put("id", "01990000-0000-7000-8000-000000000002");
        row.put("transaction_id", "01990000-0000-7000-8000-000000000003");
        row.put("transaction_index", "1");
        row.put("transaction_count", "4");
        row.put("aggregate_type", "lead");
        row.put("aggregate_id", "01990000-0000-7000-8000-000000000004");
        row.put("version", "7");
        row.put("event_type", "org.rapport.sales.lead.converted.v1");
        row.put("time", "2026-11-21 07:25:16.123456+01");
        row.put("actor", "{\"subject\":\"ada\",\"name\":null,\"type\":\"person\",\"onBehalfOf\":\"grace\"}");
        row.put("request_id", "request-4711");
        row.put("trace_parent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        row.put("reason", "the \"big\" one");
        row.put("changes", "[{\"field\":\"/rate\",\"before\":null,\"after\":1.50}]");
        row.put("record", "{\"amount\":\"1250.00\", \"name\":\"Zo\\u00eb ë\",\"rate\":1.50}");
        row.put("commitments", "{}");
        row.put("digest", "\\xabcd");
        return row;
    }
}
