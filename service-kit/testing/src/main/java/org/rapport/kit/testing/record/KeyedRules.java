package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;

/**
 * What records owe their callers that are addressed by a key, which every tenant has, and shown with more than they say
 * themselves. They are all in one list, and what is read is what there is now.
 */
public abstract class KeyedRules extends TypeRules
        implements SightRules, EntityTagRules, TraceRules, WallRules, MappingRules, CommandRules {

    /** The rules for {@code type}, whose records are found below {@code path}. */
    protected KeyedRules(RecordType<?, ?> type, String path) {
        super(type, path);
    }

    @Override
    public String location(JsonNode record) {
        return path() + "/" + record.path("key").asText();
    }

    @Override
    public List<String> reads(String location) {
        return List.of(location, location + "/history");
    }

    /** What ACME says at {@code key}, once an administrator said {@code body} by a PUT. */
    protected final JsonNode said(String key, String body) {
        return callers()
                .administrator()
                .inAnyVersion()
                .put(path() + "/" + key, body)
                .record();
    }

    @Test
    @Override
    public void anotherTenantsRecordIsNotThere() {
        JsonNode record = another();
        Client other = callers().ofAnotherTenant();

        assertThat(id(other.get(location(record)).record())).isNotEqualTo(id(record));
        assertThat(other.get(path()).ids()).doesNotContain(id(record));
        assertThat(callers().administrator().get(path()).record().path("items")).contains(record);
    }

    @Test
    @Override
    public void apiJournalAndStreamEndWithTheSame() {
        JsonNode shown = shown();
        JsonNode record = Trace.journal(type(), id(shown)).getLast();
        List<String> both = Json.names(record).stream().filter(shown::has).toList();

        assertThat(both).contains("id", "version", "key", "updatedAt", "updatedBy");
        assertThat(Json.only(both, record)).isEqualTo(Json.only(both, shown));
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        Trace.events(id(shown)))
                .hasSize(shown.path("version").asInt())
                .last()
                .satisfies(event -> assertThat(event.data().path("record")).isEqualTo(record)));
    }

    /** The others are listed, read and changed as before. */
    @Test
    void policiesDenyOneOfThem() {
        String denied = location(shown());
        String key = shown().path("key").asText();
        TestRoles.vary(new Grant(type().name(), List.of("*")));
        List<String> all = Json.each(Client.VARYING.get(path()).json().path("items"), "key");
        TestPolicies.publish(TestPolicies.deny(type().name(), "*", "resource.key == '%s'".formatted(key)));
        try {
            assertThat(Json.each(Client.VARYING.get(path()).json().path("items"), "key"))
                    .isNotEmpty()
                    .isEqualTo(all.stream().filter(other -> !other.equals(key)).toList());
            assertNothingIsFound(Client.VARYING, denied);
        } finally {
            TestPolicies.withdraw();
        }
    }

    /** Thirty have read the same and replace it at once. */
    @Test
    void ofManyWhoChangeTheSameVersionOneDoes() {
        JsonNode before = another();
        String put = edits().get("PUT");
        String tag = "\"%s.0\"".formatted(before.path("version").asText());

        List<Integer> statuses =
                Crowd.of(30, () -> callers()
                                .administrator()
                                .with("If-Match", tag)
                                .put(location(before), put))
                        .stream()
                        .map(answer -> answer.is(200, 412, 503).response().statusCode())
                        .toList();

        assertThat(Collections.frequency(statuses, 200))
                .as("answers 200 among %s", statuses)
                .isEqualTo(1);
        assertThat(callers()
                        .administrator()
                        .get(location(before))
                        .record()
                        .path("version")
                        .asInt())
                .isEqualTo(before.path("version").asInt() + 1);
    }
}
