package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestRoles;

/** What a role keeps back of records is shown by nothing, and nothing can be asked by it. */
interface MaskedSightRules extends SeenExample {

    List<String> ALL = List.of("*");

    /** Of types whose records these may name. */
    List<String> OTHERS = List.of("account", "contact", "lead", "opportunity", "ticket", "form", "capture");

    /** Somebody who may do everything, but sees nothing of {@code property}. */
    default Client notSeeing(String property) {
        return kept(List.of(property), List.of());
    }

    /** Somebody who may do everything, but set {@code property}. */
    default Client notSetting(String property) {
        return kept(List.of(), List.of(property));
    }

    private Client kept(List<String> hidden, List<String> readOnly) {
        TestRoles.vary(Stream.concat(
                        OTHERS.stream()
                                .filter(other -> !other.equals(type().name()))
                                .map(other -> new Grant(other, ALL)),
                        Stream.of(new Grant(type().name(), ALL, Reach.ALL, hidden, readOnly)))
                .toArray(Grant[]::new));
        return Client.VARYING;
    }

    /** What of {@code record} somebody sees from whom {@code property} is kept. */
    default JsonNode seen(String property, JsonNode record) {
        return Json.without(Set.of(property), record);
    }

    @Test
    default void showsNothingThatIsHidden() {
        assumeTrue(!type().maskable().isEmpty(), "these records are shown as a whole");
        JsonNode record = shown();
        for (String property : type().maskable()) {
            Client client = notSeeing(property);
            JsonNode seen = seen(property, record);
            if (isReadAlone()) {
                assertThat(client.get(location(record)).record()).isEqualTo(seen);
            }
            if (isAggregate()) {
                assertThat(client.get(location(record) + "?asOf=2999-01-01T00:00:00Z")
                                .record())
                        .isEqualTo(seen);
                assertThat(client.get(location(record) + "/history").record().findValuesAsText("field"))
                        .doesNotContain("/" + property)
                        .isNotEmpty();
            }
            assertThat(since(record, client).get(path()).record().path("items"))
                    .contains(seen)
                    .allSatisfy(item -> assertThat(item.has(property)).isFalse());
        }
    }

    @Test
    default void whatIsHiddenIsAnotherRepresentation() {
        assumeTrue(isAggregate() && !type().maskable().isEmpty(), "these records are shown as a whole");
        String record = location(shown());
        String whole = Client.ADMINISTRATOR.get(record).is(200).header("ETag");

        String seen = notSeeing(type().maskable().getFirst())
                .with("If-None-Match", whole)
                .get(record)
                .is(200)
                .header("ETag");

        assertThat(seen).isNotEqualTo(whole);
        Client.VARYING.with("If-None-Match", seen).get(record).is(304);
        Client.ADMINISTRATOR.with("If-None-Match", seen).get(record).is(200);
    }

    @Test
    default void knowsNoQuestionByWhatIsHidden() {
        for (String hidden : type().maskable()) {
            Client client = notSeeing(hidden);
            type().listing().properties().forEach((name, property) -> {
                if (hidden.equals(property.tells())) {
                    assertUnknown(client, "filter", name + "==1", "secret==1", name);
                    assertUnknown(client, "sort", name, "secret", name);
                }
            });
        }
    }

    /** Requires that {@code asked} is answered like {@code nonsense}, and names nothing but itself. */
    private void assertUnknown(Client client, String parameter, String asked, String nonsense, String name) {
        String answer = detail(client.asking(parameter, asked), parameter).replace("; not " + name, "; not secret");

        assertThat(answer)
                .isEqualTo(detail(client.asking(parameter, nonsense), parameter))
                .doesNotContainPattern("\\b" + name + "\\b");
    }

    private String detail(Client client, String parameter) {
        return client.get(path())
                .refused(400)
                .at("#" + parameter)
                .json()
                .at("/errors/0/detail")
                .asText();
    }
}
