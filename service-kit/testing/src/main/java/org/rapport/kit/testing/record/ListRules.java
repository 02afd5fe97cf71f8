package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.rapport.kit.paging.Listing.Kind;

/** A list shows every record once, in the order and of the kind that is asked for. */
interface ListRules extends SeenExample {

    /** More than the records of one test can fill: who comes so far goes in circles. */
    int MOST_PAGES = 1_000;

    @Test
    default void showsEachRecordAsItIs() {
        JsonNode record = shown();

        JsonNode shown = since(record).get(path()).record().path("items");

        assertThat(shown).contains(record);
    }

    @Test
    default void pagesSkipAndRepeatNothingInAnyOrder() {
        JsonNode first = another();
        var made = new ArrayList<>(List.of(id(first)));
        for (int i = 0; i < 4; i++) {
            made.add(id(i % 2 == 0 ? shown() : another()));
        }
        type().listing().properties().forEach((name, property) -> {
            if (property.sortable()) {
                List<String> up = pages(since(first).asking("sort", name), _ -> {});
                List<String> down = pages(since(first).asking("sort", "-" + name), _ -> {});
                assertThat(up).as("sort=%s", name).doesNotHaveDuplicates().containsAll(made);
                assertThat(down.reversed()).as("sort=-%s, from its end", name).isEqualTo(up);
                assertThat(values(since(first).asking("sort", name), name, property.kind()))
                        .as("%s in the list that is sorted by it", name)
                        .isSorted();
            }
        });
    }

    @Test
    default void saysWhereTheNextPageIs() {
        JsonNode first = another();
        another();

        Answer page = since(first).asking("limit", 1).get(path()).is(200);

        assertThat(page.json().path("next").isTextual()).isTrue();
        assertThat(page.header("Link")).contains("rel=\"next\"").contains("cursor=");
    }

    @Test
    default void countsOnDemand() {
        JsonNode first = another();
        shown();
        var client = since(first);

        JsonNode counted = client.asking("count", true).get(path()).record();

        assertThat(counted.path("count").asInt())
                .isEqualTo(counted.path("items").size())
                .isGreaterThanOrEqualTo(2);
        assertThat(client.get(path()).record().path("count").isNumber()).isFalse();
    }

    @Test
    default void findsByWhatItCanBeFilteredBy() {
        JsonNode record = shown();
        String id = id(record);
        for (String property : type().listing().properties().keySet()) {
            JsonNode value = value(record, property);
            if (value.isValueNode() && !value.isNull()) {
                assertThat(only(record, "%s==\"%s\"".formatted(property, value.asText())))
                        .as(property)
                        .contains(id);
                assertThat(only(record, "%s!=\"%s\"".formatted(property, value.asText())))
                        .as(property)
                        .doesNotContain(id);
                assertThat(only(record, "%s=in=(\"%s\")".formatted(property, value.asText())))
                        .as(property)
                        .contains(id);
            }
        }
    }

    /** What has no value is not some value: whoever asks for all others gets it too. */
    @Test
    default void findsEachRecordByWhatItIsOrByWhatItIsNot() {
        JsonNode first = another();
        JsonNode record = shown();
        String main = type().listing().mainProperty();
        String since = "%s=ge=\"%s\"".formatted(main, value(first, main).asText());
        List<String> all = found(since);
        assertThat(all).contains(id(first), id(record));
        for (String property : type().listing().properties().keySet()) {
            JsonNode value = value(record, property);
            if (value.isValueNode() && !value.isNull()) {
                String text = "\"%s\"".formatted(value.asText());
                for (List<String> halves : List.of(
                        List.of("==" + text, "!=" + text),
                        List.of("=in=(" + text + ")", "=out=(" + text + ")"),
                        List.of("=null=true", "=null=false"))) {
                    var both = new ArrayList<String>();
                    halves.forEach(half -> both.addAll(found(since + ";" + property + half)));
                    assertThat(both).as(property + halves).containsExactlyInAnyOrderElementsOf(all);
                }
            }
        }
        callers()
                .administrator()
                .asking("filter", main + "=null=perhaps")
                .get(path())
                .refused(400)
                .at("#filter");
    }

    private List<String> found(String filter) {
        return pages(callers().administrator().asking("filter", filter), _ -> {});
    }

    @Test
    default void isNotFoundByWhatAnotherSays() {
        JsonNode empty = another();
        JsonNode record = shown();
        for (String property : type().listing().properties().keySet()) {
            JsonNode value = value(record, property);
            if (value.isValueNode() && !value.isNull() && !value.equals(value(empty, property))) {
                String filter = "%s==\"%s\"".formatted(property, value.asText());
                assertThat(only(empty, filter)).as(filter).doesNotContain(id(empty));
            }
        }
    }

    /** The ids that {@code filter} finds among the records that stand where {@code record} does. */
    private List<String> only(JsonNode record, String filter) {
        String main = type().listing().mainProperty();
        return ids(callers()
                .administrator()
                .asking(
                        "filter",
                        "%s;%s==\"%s\""
                                .formatted(filter, main, value(record, main).asText()))
                .get(path()));
    }

    /** What the records of the first page say of {@code property}. */
    private List<Comparable<Object>> values(Client client, String property, Kind kind) {
        return client.get(path())
                .record()
                .path("items")
                .valueStream()
                .map(record -> ordered(value(record, property).asText(), kind))
                .toList();
    }

    /** In the order of the database, which compares UUIDs by their digits. */
    @SuppressWarnings("unchecked")
    private static Comparable<Object> ordered(String text, Kind kind) {
        return (Comparable<Object>) (kind == Kind.ID ? text : kind.reader().apply(text));
    }

    private List<String> ids(Answer page) {
        return Json.each(page.record().path("items"), key());
    }

    /** The ids on all pages of the list, in their order; {@code meanwhile} happens after each page. */
    default List<String> pages(Client client, IntConsumer meanwhile) {
        var ids = new ArrayList<String>();
        String cursor = null;
        int page = 0;
        do {
            Client next = client.asking("limit", 2);
            Answer answer = (cursor == null ? next : next.asking("cursor", cursor)).get(path());
            ids.addAll(ids(answer));
            cursor = answer.json().path("next").asText(null);
            meanwhile.accept(page++);
            assertThat(page).as("pages of %s by %s", path(), client.who()).isLessThan(MOST_PAGES);
        } while (cursor != null);
        return ids;
    }
}
