package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.testing.record.Client.ADMINISTRATOR;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** A list shows every record once, in the order and of the kind that is asked for. */
interface ListRules extends RecordExample {

    /** More than the records of one test can fill: who comes so far goes in circles. */
    int MOST_PAGES = 1_000;

    @Test
    default void showsEachRecordAsItIs() {
        JsonNode record = created(most());

        JsonNode shown = since(record).get(path()).record().path("items");

        assertThat(shown).contains(record);
    }

    @Test
    default void pagesSkipAndRepeatNothingInAnyOrder() {
        JsonNode first = created(least());
        var made = new ArrayList<>(List.of(first.path("id").asText()));
        for (int i = 0; i < 4; i++) {
            made.add(created(i % 2 == 0 ? most() : least()).path("id").asText());
        }
        type().listing().properties().forEach((name, property) -> {
            if (property.sortable()) {
                List<String> up = pages(since(first).asking("sort", name), _ -> {});
                List<String> down = pages(since(first).asking("sort", "-" + name), _ -> {});
                assertThat(up).as("sort=%s", name).doesNotHaveDuplicates().containsAll(made);
                assertThat(down.reversed()).as("sort=-%s, from its end", name).isEqualTo(up);
            }
        });
    }

    /** Whoever pages forward while others write sees all that was there all the time, once, and comes to an end. */
    @Test
    default void pagesSkipAndRepeatNothingWhileOthersWrite() {
        List<JsonNode> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(created(least()));
        }
        JsonNode victim = made.get(4);
        var added = new ArrayList<JsonNode>();

        List<String> seen = pages(since(made.getFirst()).asking("sort", "createdAt"), page -> {
            if (page < 2) {
                added.add(created(least()));
                ADMINISTRATOR.inAnyVersion().delete(location(made.get(page))).is(204);
            }
            if (page == 0) {
                ADMINISTRATOR.inAnyVersion().delete(location(victim)).is(204);
            }
        });

        var expected = new ArrayList<>(made);
        expected.remove(victim);
        expected.addAll(added);
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsSubsequence(expected.stream()
                        .map(record -> record.path("id").asText())
                        .toList())
                .doesNotContain(victim.path("id").asText());
    }

    @Test
    default void saysWhereTheNextPageIs() {
        JsonNode first = created(least());
        created(least());

        Answer page = since(first).asking("limit", 1).get(path()).is(200);

        assertThat(page.json().path("next").isTextual()).isTrue();
        assertThat(page.header("Link")).contains("rel=\"next\"").contains("cursor=");
    }

    @Test
    default void countsOnDemand() {
        JsonNode first = created(least());
        created(most());
        var client = since(first);

        JsonNode counted = client.asking("count", true).get(path()).record();

        assertThat(counted.path("count").asInt())
                .isEqualTo(counted.path("items").size())
                .isGreaterThanOrEqualTo(2);
        assertThat(client.get(path()).record().path("count").isNumber()).isFalse();
    }

    @Test
    default void findsByWhatItCanBeFilteredBy() {
        JsonNode record = created(most());
        String id = record.path("id").asText();
        for (String property : type().listing().properties().keySet()) {
            JsonNode value = record.path(property);
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

    @Test
    default void isNotFoundByWhatAnotherSays() {
        JsonNode empty = created(least());
        JsonNode record = created(most());
        for (String property : type().listing().properties().keySet()) {
            JsonNode value = record.path(property);
            if (value.isValueNode() && !value.isNull() && !value.equals(empty.path(property))) {
                String filter = "%s==\"%s\"".formatted(property, value.asText());
                assertThat(only(empty, filter))
                        .as(filter)
                        .doesNotContain(empty.path("id").asText());
            }
        }
    }

    /** The ids that {@code filter} finds among the records that are as old as {@code record}. */
    private List<String> only(JsonNode record, String filter) {
        return ADMINISTRATOR
                .asking(
                        "filter",
                        filter + ";createdAt==" + record.path("createdAt").asText())
                .get(path())
                .ids();
    }

    /** Who asks for no record that is older than {@code record}. */
    private static Client since(JsonNode record) {
        return ADMINISTRATOR.asking(
                "filter", "createdAt=ge=" + record.path("createdAt").asText());
    }

    /** The ids on all pages of the list, in their order; {@code meanwhile} happens after each page. */
    private List<String> pages(Client client, IntConsumer meanwhile) {
        var ids = new ArrayList<String>();
        String cursor = null;
        int page = 0;
        do {
            Client next = client.asking("limit", 2);
            Answer answer = (cursor == null ? next : next.asking("cursor", cursor)).get(path());
            ids.addAll(answer.ids());
            cursor = answer.json().path("next").asText(null);
            meanwhile.accept(page++);
            assertThat(page).as("pages of %s by %s", path(), client.who()).isLessThan(MOST_PAGES);
        } while (cursor != null);
        return ids;
    }
}
