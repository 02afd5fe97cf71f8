package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.kit.testing.record.Client.ADMINISTRATOR;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A list shows every record once, whatever happens meanwhile. */
interface BusyListRules extends RecordExample, ListRules {

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
}
