package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a record is shown as is what the journal and the stream told last; what no command makes leaves no trace there. */
interface TraceRules extends SeenExample {

    @Test
    default void apiJournalAndStreamEndWithTheSame() {
        assumeTrue(isAggregate(), "no command makes these records");
        JsonNode record = shown();

        assertThat(Trace.journal(type(), id(record)).getLast()).isEqualTo(record);
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        Trace.events(id(record)))
                .hasSize(record.path("version").asInt())
                .last()
                .satisfies(event -> assertThat(event.data().path("record")).isEqualTo(record)));
    }

    @Test
    default void historyBeginsWithWhatIsShown() {
        assumeTrue(isAggregate(), "no command makes these records");
        JsonNode record = shown();

        JsonNode history = callers()
                .administrator()
                .get(location(record) + "/history")
                .record()
                .path("items");

        List<String> versions = Json.each(history, "version");
        assertThat(versions).hasSize(record.path("version").asInt());
        assertThat(versions.getFirst()).isEqualTo(record.path("version").asText());
        assertThat(versions.getLast()).isEqualTo("1");
        assertThat(history.path(0).path("changes").valueStream()).isNotEmpty().allSatisfy(change -> assertThat(
                        change.path("after"))
                .isEqualTo(record.at(change.path("field").asText())));
    }

    @Test
    default void whatNoCommandMakesHasNoPast() {
        assumeTrue(!isAggregate(), "commands make these records");
        JsonNode record = shown();

        assertThat(Trace.journal(type(), id(record))).isEmpty();
        callers()
                .administrator()
                .get(location(record) + "/history")
                .is(404, 405)
                .tellsNothing();
    }
}
