package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rapport.kit.testing.TestTenant.ACME;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.TestLogin.Member;

/** What a service says that may be done is what may be done, and is explained so. */
interface DecisionRules extends SeenExample {

    List<Member> ASKERS = List.of(Member.ADMINISTRATOR, Member.READER, Member.EDITOR, Member.SOLO, Member.OUTSIDER);

    @Test
    default void checksAndExplainsWhatEachMemberMayDo() {
        assumeTrue(
                key().equals("id") && !isPart() && !type().forOperators(),
                "these records are not asked for by an id of their own");
        JsonNode record = another();
        List<String> actions = List.copyOf(type().actions());
        for (Member member : ASKERS) {
            Client client = Client.member(ACME, member);
            List<Boolean> allowed = checked(client, id(record));

            if (isReadAlone()) {
                int read = client.get(location(record)).response().statusCode();
                assertThat(allowed.getFirst()).as(type() + " read by " + member).isEqualTo(read == 200);
            }
            for (int i = 0; i < actions.size(); i++) {
                assertExplained(record, member, actions.get(i), allowed.get(i));
            }
            assertThat(checked(client, UUID.randomUUID().toString())).containsOnly(false);
        }
        assertThat(checked(Client.OF_ANOTHER_TENANT, id(record))).containsOnly(false);
    }

    /** What {@code client} is told of each action on the record {@code id}. */
    private List<Boolean> checked(Client client, String id) {
        var checks = new ArrayList<String>();
        for (String action : type().actions()) {
            checks.add("{\"resourceType\": \"%s\", \"action\": \"%s\", \"id\": \"%s\"}".formatted(type(), action, id));
        }
        JsonNode results = client.post(decisions() + "/check", "{\"checks\": %s}".formatted(checks))
                .record()
                .path("results");
        return results.valueStream()
                .map(result -> result.path("allowed").asBoolean())
                .toList();
    }

    private void assertExplained(JsonNode record, Member member, String action, boolean allowed) {
        JsonNode explained = Client.ADMINISTRATOR
                .post(
                        decisions() + "/explain",
                        "{\"resourceType\": \"%s\", \"action\": \"%s\", \"id\": \"%s\", \"memberId\": \"%s\"}"
                                .formatted(type(), action, id(record), member.id(ACME)))
                .record();

        assertThat(explained.path("decision").asText())
                .as("%s %s by %s: %s", action, type(), member, explained)
                .isEqualTo(allowed ? "allow" : "deny");
        List<JsonNode> rules = explained
                .path("rules")
                .valueStream()
                .filter(rule -> rule.path("action").asText().equals(action))
                .toList();
        assertThat(rules).as("%s %s by %s", action, type(), member).allSatisfy(rule -> assertThat(
                        rule.path("deciding").asBoolean())
                .isEqualTo(rule.path("outcome").asText().equals("applies")));
    }
}
