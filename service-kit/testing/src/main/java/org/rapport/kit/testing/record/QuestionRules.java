package org.rapport.kit.testing.record;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.kit.paging.Listing.Kind;

/** A question that makes no sense is refused where it makes none. */
interface QuestionRules extends SeenExample {

    @Test
    default void refusesQuestionsThatMakeNoSense() {
        Map.of(
                        "cursor", "abc",
                        "limit", "201",
                        "sort", "secret",
                        "filter", "secret==1",
                        "deleted", "perhaps",
                        "count", "perhaps")
                .forEach(this::assertRefused);
        assertRefused("q", "somebody");
        assertRefused("Filter", "createdAt=ge=2026-01-01T00:00:00Z");
        assertRefused("limit", "0");
        assertRefused("limit", "x");
        assertRefused("filter", "((");
        type().listing().properties().forEach((name, property) -> {
            if (!property.kind().wanted().equals(Kind.TEXT.wanted())) {
                assertRefused("filter", name + "==nonsense");
            }
            if (property.kind() == Kind.TIME) {
                assertRefused("filter", name + "=ge=+12026-01-01T00:00:00Z");
            }
            if (!property.sortable()) {
                assertRefused("sort", name);
            }
            if (!property.hasRanges()) {
                String[] constants = property.kind().wanted().split("[ ,]+");
                assertRefused("filter", name + "=ge=" + constants[constants.length - 1]);
            }
        });
    }

    @Test
    default void refusesQuestionsThatAreAskedTwiceOrAreNoText() {
        Client client = callers().administrator().unencoded();
        client.get(path() + "?limit=1&limit=2").refused(400).at("#limit");
        client.get(path() + "?filter=createdBy==a%00b").refused(400).at("#filter");
        client.get(path() + "?%00=1").refused(400);
    }

    /** What is no id at all is not found, or no question. */
    @Test
    default void knowsNothingOfWhatIsNoId() {
        for (String id : List.of("1", "nonsense", "%00", "..%2f..", "'%20or%201=1", UUID.randomUUID() + "x")) {
            callers()
                    .administrator()
                    .unencoded()
                    .get(path() + "/" + id)
                    .is(400, 404)
                    .tellsNothing();
        }
    }

    private void assertRefused(String parameter, String value) {
        callers()
                .administrator()
                .asking(parameter, value)
                .get(path())
                .refused(400)
                .at("#" + parameter);
    }
}
