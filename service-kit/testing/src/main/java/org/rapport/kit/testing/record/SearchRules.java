package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.record.RecordType.READ;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A search answers what the list does, and tells nothing that the list does not tell. */
interface SearchRules extends SightRules, MaskedSightRules {

    private String search() {
        return path() + "/search";
    }

    private static String comparison(String property, String op, Object value) {
        return "{\"property\": \"%s\", \"op\": \"%s\", \"%s\": %s}"
                .formatted(property, op, value.toString().startsWith("[") ? "values" : "value", value);
    }

    /** Of the records that are no older than {@code record} those that {@code filter} finds. */
    private String since(JsonNode record, String filter) {
        String main = type().listing().mainProperty();
        return "{\"limit\": 200, \"filter\": {\"and\": [%s, %s]}}"
                .formatted(comparison(main, "ge", value(record, main)), filter);
    }

    private List<String> found(JsonNode record, String filter) {
        return Json.each(
                callers()
                        .administrator()
                        .post(search(), since(record, filter))
                        .record()
                        .path("items"),
                key());
    }

    private List<String> listed(JsonNode record, String filter) {
        String main = type().listing().mainProperty();
        return Json.each(
                callers()
                        .administrator()
                        .asking("limit", 200)
                        .asking(
                                "filter",
                                "%s=ge=\"%s\";%s"
                                        .formatted(main, value(record, main).asText(), filter))
                        .get(path())
                        .record()
                        .path("items"),
                key());
    }

    @Test
    default void searchesFindWhatListsShow() {
        JsonNode first = another();
        JsonNode record = shown();
        for (String property : type().listing().properties().keySet()) {
            JsonNode value = value(record, property);
            if (value.isValueNode() && !value.isNull()) {
                String text = "\"" + value.asText() + "\"";
                Map.of(
                                comparison(property, "eq", value), property + "==" + text,
                                comparison(property, "ne", value), property + "!=" + text,
                                comparison(property, "in", "[" + value + "]"), property + "=in=(" + text + ")",
                                comparison(property, "out", "[" + value + "]"), property + "=out=(" + text + ")",
                                comparison(property, "null", true), property + "=null=true")
                        .forEach((asked, filter) ->
                                assertThat(found(first, asked)).as(asked).isEqualTo(listed(first, filter)));
                assertThat(found(first, comparison(property, "eq", value))).contains(id(record));
            }
        }
    }

    @Test
    default void findsByWhatItsTypeIsFoundBy() {
        JsonNode first = another();
        JsonNode record = shown();
        if (type().searched().isEmpty()) {
            callers()
                    .administrator()
                    .post(search(), "{\"filter\": {\"words\": \"a\"}}")
                    .refused(400)
                    .at("/filter/words");
            return;
        }
        List<JsonNode> texts = type().searched().keySet().stream()
                .map(record::path)
                .filter(JsonNode::isTextual)
                .toList();
        assertThat(texts).isNotEmpty().allSatisfy(text -> assertThat(found(first, "{\"words\": " + text + "}"))
                .as(text.asText())
                .contains(id(record)));
    }

    @Test
    default void whatASearchDoesNotFindItsComplementDoes() {
        JsonNode first = another();
        JsonNode record = shown();
        List<String> all = found(first, comparison(type().listing().mainProperty(), "null", false));
        assertThat(all).contains(id(first), id(record));
        type().listing().properties().forEach((property, listed) -> {
            JsonNode value = value(record, property);
            if (value.isValueNode() && !value.isNull()) {
                for (String op : listed.hasRanges() ? List.of("eq", "ne", "lt", "ge") : List.of("eq", "ne")) {
                    String asked = comparison(property, op, value);
                    var both = new ArrayList<>(found(first, asked));
                    both.addAll(found(first, "{\"not\": " + asked + "}"));
                    assertThat(both).as(asked).containsExactlyInAnyOrderElementsOf(all);
                }
            }
        });
    }

    @Test
    default void searchesArePagedAndCounted() {
        JsonNode first = another();
        shown();
        String main = type().listing().mainProperty();
        String asked = "{\"limit\": 1, \"count\": true, \"sort\": \"%s\", \"filter\": %s"
                .formatted(main, comparison(main, "ge", value(first, main)));
        Client client = callers().administrator();

        Answer page = client.post(search(), asked + "}");
        String next = page.record().path("next").asText();

        assertThat(page.header("Link")).isNull();
        assertThat(page.json().path("count").asInt()).isGreaterThanOrEqualTo(2);
        String further = ", \"cursor\": \"" + next + "\"}";
        Answer after = client.post(search(), asked + further);
        assertThat(Json.each(after.record().path("items"), key()))
                .hasSize(1)
                .doesNotContainAnyElementsOf(Json.each(page.json().path("items"), key()));
        client.post(search(), asked.replace("\"ge\"", "\"gt\"") + further)
                .refused(400)
                .at("/cursor");
    }

    @Test
    default void refusesSearchesThatMakeNoSense() {
        String one = comparison(type().listing().mainProperty(), "null", false);
        Map.of(
                        "{\"filter\": {}}",
                        "/filter",
                        "{\"filter\": {\"and\": []}}",
                        "/filter/and",
                        "{\"filter\": {\"or\": [" + one + ", {\"not\": {}}]}}",
                        "/filter/or/1/not",
                        "{\"filter\": " + comparison("secret", "eq", 1) + "}",
                        "/filter/property",
                        "{\"filter\": " + one.replace("null", "like") + "}",
                        "/filter/op",
                        "{\"filter\": " + one.replace("false", "\"no\"") + "}",
                        "/filter/value",
                        "{\"sort\": \"secret\"}",
                        "/sort",
                        "{\"limit\": 201}",
                        "/limit",
                        "{\"cursor\": \"abc\"}",
                        "/cursor",
                        "{\"zone\": \"Europe/Atlantis\"}",
                        "/zone")
                .forEach((body, pointer) -> callers()
                        .administrator()
                        .post(search(), body)
                        .refused(400)
                        .at(pointer));
        callers().administrator().post(search(), "{\"colour\": 1}").refused(400).at("/colour");
        for (String none : List.of("[]", "", "null", "17")) {
            callers().administrator().post(search(), none).refused(400);
        }
    }

    @Test
    default void searchesKnowNothingOfWhatIsHidden() {
        for (String hidden : type().maskable()) {
            Client client = notSeeing(hidden);
            type().listing().properties().forEach((name, property) -> {
                if (hidden.equals(property.tells())) {
                    assertThat(unknown(client, name).replace("; not " + name, "; not secret"))
                            .isEqualTo(unknown(client, "secret"))
                            .doesNotContainPattern("\\b" + name + "\\b");
                }
            });
        }
    }

    private String unknown(Client client, String name) {
        return client.post(search(), "{\"filter\": " + comparison(name, "eq", 1) + "}")
                .refused(400)
                .at("/filter/property")
                .json()
                .at("/errors/0/detail")
                .asText();
    }

    @Test
    default void searchesAreForWhoMayRead() {
        JsonNode record = another();
        String all = "{\"limit\": 200}";

        Callers.STRANGERS.forEach(stranger -> stranger.post(search(), all).refused(401));
        callers().ofNoTenant().post(search(), all).refused(403);
        callers().ofASuspendedTenant().post(search(), all).is(200);
        callers().reader().post(search(), all).is(type().forOperators() ? 403 : 200);
        Answer refused = callers().outsider().post(search(), all);
        if (type().forOperators()) {
            Callers.assertMissing(type(), refused);
        } else {
            refused.refused(403).says("permission", type().permission(READ));
        }
        Answer elsewhere = callers().ofAnotherTenant().post(search(), all);
        assertThat(Json.each(elsewhere.record().path("items"), key())).doesNotContain(id(record));
    }
}
