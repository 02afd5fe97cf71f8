package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rapport.kit.testing.record.Client.ADMINISTRATOR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapport.events.Envelope;

/** The API, the journal and the stream tell the same of a record, letter for letter. */
interface StreamRules extends RecordExample {

    /** What the events of the standard commands are called, in the order of the commands in {@link #told}. */
    default List<String> happenings() {
        return List.of("created", "edited", "edited", "deleted", "restored");
    }

    @Test
    default void apiJournalAndStreamTellTheSame() {
        List<JsonNode> told = told();
        String id = told.getFirst().path("id").asText();

        List<JsonNode> journal = Trace.journal(type(), id);

        assertThat(journal).isEqualTo(told);
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            List<Envelope<JsonNode>> events = Trace.events(id);
            assertThat(events).extracting(event -> event.data().path("record")).isEqualTo(told);
            assertThat(events).extracting(this::happening).isEqualTo(happenings());
            assertChangesRebuild(events);
        });
    }

    /** What the API answers after each of the standard commands on one record. */
    private List<JsonNode> told() {
        var told = new ArrayList<>(List.of(created(most())));
        String record = location(told.getFirst());
        Client client = ADMINISTRATOR.inAnyVersion();
        told.add(client.put(record, editable(least()).toString()).record());
        String property = optional().stream()
                .filter(name -> !derived().contains(name))
                .findFirst()
                .orElseThrow();
        told.add(client.patch(record, "{\"%s\": %s}".formatted(property, most().get(property)))
                .record());
        client.delete(record).is(204);
        told.add(ADMINISTRATOR.get(record + "?deleted=true").record());
        told.add(client.post(record + "/restore", "").record());
        return told;
    }

    /** The part of {@code org.rapport.sales.account.created.v1} that says what happened to the account. */
    private String happening(Envelope<JsonNode> event) {
        assertThat(event.type()).contains("." + type() + ".");
        return event.type().replaceFirst(".*\\.([^.]+)\\.v\\d+$", "$1");
    }

    /** What the suite does not note about a record itself follows from the changes alone. */
    private void assertChangesRebuild(List<Envelope<JsonNode>> events) {
        ObjectNode rebuilt = Json.object("{}");
        for (var event : events) {
            for (JsonNode change : event.data().path("changes")) {
                String property = change.path("field").asText().substring(1);
                assertThat(rebuilt.has(property) ? rebuilt.get(property) : change.path("before"))
                        .as("%s before %s", property, event.type())
                        .isEqualTo(change.path("before"));
                rebuilt.set(property, change.path("after"));
            }
            JsonNode record = event.data().path("record");
            assertThat(rebuilt)
                    .as("what the changes up to %s make", event.type())
                    .isEqualTo(Json.only(Json.names(rebuilt), record));
        }
    }
}
