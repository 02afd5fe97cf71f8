package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.testing.record.Client.ADMINISTRATOR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a record is what it says. */
interface ContentRules extends RecordExample {

    @Test
    default void keepsWhatIsSaid() {
        ObjectNode said = most();
        JsonNode created = created(said);

        assertSays(Json.without(shownElsewhere(), said), created, "");
        assertThat(created.path("version").asInt()).isEqualTo(1);
        assertThat(ADMINISTRATOR.get(location(created)).record()).isEqualTo(created);
    }

    @Test
    default void whatIsPutAsItStandsStaysAsItIs() {
        ObjectNode said = most();
        JsonNode created = created(said);

        assertThat(put(created, editable(said))).isEqualTo(created);
    }

    @Test
    default void whatAPatchNamesBecomesThatAndTheRestStays() {
        ObjectNode said = editable(most());
        for (String property : optional()) {
            JsonNode empty = created(least());

            JsonNode patched = patch(empty, "{\"%s\": %s}".formatted(property, said.get(property)));

            assertSays(said.get(property), patched.path(property), property);
            assertSameBeside(property, patched, empty);
        }
    }

    @Test
    default void whatAPatchNullsIsEmptiedAndTheRestStays() {
        JsonNode empty = created(least());
        JsonNode record = created(most());
        for (String property : optional()) {
            JsonNode patched = patch(record, "{\"%s\": null}".formatted(property));

            assertEmptied(property, patched, empty);
            assertSameBeside(property, patched, record);
            record = patched;
        }
    }

    @Test
    default void whatIsPutReplacesEverything() {
        JsonNode empty = created(least());
        JsonNode record = created(most());

        JsonNode replaced = put(record, editable(least()));

        assertThat(replaced.path("version").asInt()).isEqualTo(2);
        for (String property : optional()) {
            assertEmptied(property, replaced, empty);
        }
    }

    /** Who cares for a new record is the caller, if nobody is named; but nobody, if that is said of an old one. */
    private void assertEmptied(String property, JsonNode record, JsonNode empty) {
        if (!derived().contains(property)) {
            assertThat(record.path(property))
                    .as("%s, which is not said", property)
                    .isEqualTo(property.equals(type().owner()) ? NullNode.getInstance() : empty.path(property));
        }
    }

    /** What can be said of a record is the same beside {@code property}; the rest may follow from it. */
    private void assertSameBeside(String property, JsonNode record, JsonNode before) {
        List<String> others =
                optional().stream().filter(name -> !name.equals(property)).toList();
        assertThat(Json.only(others, record))
                .as("what is said beside %s", property)
                .isEqualTo(Json.only(others, before));
    }

    private static void assertSays(JsonNode said, JsonNode shown, String name) {
        if (said.isObject()) {
            said.properties()
                    .forEach(
                            part -> assertSays(part.getValue(), shown.path(part.getKey()), name + "/" + part.getKey()));
        } else if (said.isArray()) {
            assertThat(shown).as(name).hasSameSizeAs(said);
            for (int i = 0; i < said.size(); i++) {
                assertSays(said.get(i), shown.get(i), name + "/" + i);
            }
        } else {
            assertThat(shown).as(name).isEqualTo(said);
        }
    }

    private JsonNode patch(JsonNode record, String body) {
        return ADMINISTRATOR.inAnyVersion().patch(location(record), body).record();
    }

    private JsonNode put(JsonNode record, ObjectNode body) {
        return ADMINISTRATOR
                .inAnyVersion()
                .put(location(record), body.toString())
                .record();
    }
}
