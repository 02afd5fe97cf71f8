package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a role keeps back of records can be set by nobody who holds it; what replaces a record keeps it. */
interface MaskRules extends RecordExample, MaskedSightRules {

    @Test
    default void knowsWhatRequestsSay() {
        assumeTrue(!type().maskable().isEmpty(), "these records are shown as a whole");
        assertThat(type().settable())
                .containsAll(Json.names(Json.without(shownElsewhere(), Json.object(full()))))
                .containsAll(Json.names(Json.without(shownElsewhere(), least())));
    }

    @Test
    default void setsNothingThatIsHidden() {
        JsonNode record = created(most());
        for (String property : hideable()) {
            Client client = notSeeing(property).inAnyVersion();
            ObjectNode said = editable(most());

            for (String value : List.of(said.get(property).toString(), "null")) {
                client.patch(location(record), "{\"%s\": %s}".formatted(property, value))
                        .refused(403)
                        .says("type", "urn:problem:field-not-permitted")
                        .at("/" + property);
            }
            if (isTold(said.get(property))) {
                client.put(location(record), said.toString()).refused(403).at("/" + property);
            }
        }
        assertThat(read(record)).isEqualTo(record);
    }

    @Test
    default void keepsWhatIsHiddenFromWhoReplacesTheRest() {
        for (String property : hideable()) {
            ObjectNode said = most();
            JsonNode record = created(said);
            Client client = notSeeing(property).inAnyVersion();

            JsonNode after = client.put(
                            location(record),
                            Json.without(List.of(property), editable(said)).toString())
                    .record();

            assertThat(content(after)).isEqualTo(seen(property, content(record)));
            assertThat(content(read(record))).isEqualTo(content(record));
        }
    }

    @Test
    default void createsWithoutWhatIsHidden() {
        for (String property : Json.names(Json.object(full()))) {
            if (type().maskable().contains(property)) {
                Client client = notSeeing(property);
                ObjectNode said = most();

                if (isTold(said.get(property))) {
                    client.post(path(), said.toString()).refused(403).at("/" + property);
                }
                said.remove(property);
                assertThat(client.post(path(), said.toString()).is(201).json().has(property))
                        .isFalse();
            }
        }
    }

    @Test
    default void showsWhatCanOnlyBeReadAndSetsItNot() {
        for (String property : optional()) {
            if (type().settable().contains(property)) {
                ObjectNode said = most();
                JsonNode record = created(said);
                Client client = notSetting(property).inAnyVersion();

                assertThat(client.get(location(record)).record()).isEqualTo(record);
                client.patch(location(record), "{\"%s\": null}".formatted(property))
                        .refused(403)
                        .at("/" + property);
                assertThat(content(client.put(location(record), editable(said).toString())
                                .record()))
                        .isEqualTo(content(record));
                assertThat(content(client.put(
                                        location(record),
                                        Json.without(List.of(property), editable(said))
                                                .toString())
                                .record()))
                        .isEqualTo(content(record));
            }
        }
    }

    /** What can be hidden of what an edit says. */
    private List<String> hideable() {
        return optional().stream().filter(type().maskable()::contains).toList();
    }

    private static boolean isTold(JsonNode value) {
        return !(value.isBoolean() && !value.booleanValue());
    }

    private JsonNode read(JsonNode record) {
        return Client.ADMINISTRATOR.get(location(record)).record();
    }
}
