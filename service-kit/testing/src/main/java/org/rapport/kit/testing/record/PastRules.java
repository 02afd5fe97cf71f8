package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.testing.record.Client.ADMINISTRATOR;
import static org.rapport.kit.testing.record.Client.READER;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is lost: not what was deleted, nor what was. */
interface PastRules extends RecordExample {

    @Test
    default void whatIsDeletedIsHiddenUntilItIsRestored() {
        JsonNode created = created(most());
        String record = location(created);
        String id = created.path("id").asText();
        ADMINISTRATOR.inAnyVersion().delete(record).is(204);

        ADMINISTRATOR.get(record).refused(404);
        ADMINISTRATOR.get(record + "/history").refused(404);
        READER.get(record + "?deleted=true").refused(404);
        JsonNode deleted = ADMINISTRATOR.get(record + "?deleted=true").record();
        assertThat(deleted.path("version").asInt()).isEqualTo(2);
        assertThat(deleted.path("deletedAt").isTextual()).isTrue();
        assertThat(content(deleted)).isEqualTo(content(created));
        assertThat(latest("deleted=true")).contains(id);
        assertThat(latest("deleted=false")).doesNotContain(id);

        JsonNode restored = ADMINISTRATOR
                .with("If-Match", "\"2.0\"")
                .post(record + "/restore", "")
                .record();
        assertThat(content(restored)).isEqualTo(content(created));
        assertThat(restored.path("deletedAt").isNull()).isTrue();
        assertThat(latest("deleted=true")).doesNotContain(id);
        assertThat(latest("deleted=false")).contains(id);
    }

    @Test
    default void historyTellsEachCommand() {
        Versions versions = twoVersions();
        JsonNode history = ADMINISTRATOR
                .get(location(versions.second()) + "/history")
                .record()
                .path("items");

        assertThat(Json.each(history, "version")).containsExactly("2", "1");
        assertThat(Json.each(history.get(1).path("changes"), "field"))
                .containsAll(Json.names(most()).stream()
                        .filter(versions.first()::has)
                        .map(name -> "/" + name)
                        .toList());
        for (JsonNode change : history.get(0).path("changes")) {
            String property = change.path("field").asText().substring(1);
            assertThat(change.path("before"))
                    .as(property)
                    .isEqualTo(versions.first().path(property));
            assertThat(change.path("after"))
                    .as(property)
                    .isEqualTo(versions.second().path(property));
        }
    }

    @Test
    default void aPastInstantShowsWhatWasThen() {
        Versions versions = twoVersions();
        String record = location(versions.second());
        ADMINISTRATOR.inAnyVersion().delete(record).is(204);
        JsonNode deleted = ADMINISTRATOR.get(record + "?deleted=true").record();
        ADMINISTRATOR.inAnyVersion().post(record + "/restore", "").is(200);

        assertThat(asOf(versions.first())).isEqualTo(versions.first());
        assertThat(asOf(versions.second())).isEqualTo(versions.second());
        ADMINISTRATOR
                .get(record + "?asOf=" + deleted.path("updatedAt").asText())
                .refused(404);
    }

    private JsonNode asOf(JsonNode version) {
        return ADMINISTRATOR
                .get(location(version) + "?asOf=" + version.path("updatedAt").asText())
                .record();
    }

    /** A record as it was, and as it is. */
    record Versions(JsonNode first, JsonNode second) {}

    private Versions twoVersions() {
        JsonNode first = created(most());
        JsonNode second = ADMINISTRATOR
                .inAnyVersion()
                .put(location(first), editable(least()).toString())
                .record();
        return new Versions(first, second);
    }

    private List<String> latest(String question) {
        return ADMINISTRATOR
                .get(path() + "?limit=200&sort=-updatedAt&" + question)
                .ids();
    }
}
