package org.rapport.kit.testing.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rapport.kit.record.RecordType.READ;
import static org.rapport.kit.testing.TestPolicies.deny;
import static org.rapport.kit.testing.TestTenant.ACME;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.PolicyRecord.Rule;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;

/** What would change by a policy is told before, and is what changes then. */
interface SimulationRules extends PolicyRules {

    @Test
    default void tellsWhatAPolicyWouldTakeAndGiveBack() {
        assumeTrue(
                key().equals("id") && isReadAlone() && !isPart() && !type().forOperators(),
                "these records are not read by an id of their own");
        TestRoles.vary(new Grant(type().name(), List.of(READ)));
        Rule rule = deny(type().name(), READ, null);
        JsonNode record = another();
        CALLER.get(location(record)).is(200);

        JsonNode lost = changed(TestPolicies.draft(ACME, rule).id(), "publish");

        assertThat(Json.texts(lost.path("lostRecords"))).contains(id(record));
        assertThat(lost.path("lostDecisions").asInt()).isPositive();
        assertThat(lost.path("gained").asInt()).isZero();

        TestPolicies.publish(rule);
        CALLER.get(location(record)).refused(404);

        JsonNode gained = changed(TestPolicies.id(ACME, 0), "withdraw");

        assertThat(Json.texts(gained.path("gainedRecords"))).contains(id(record));
        assertThat(gained.path("gainedDecisions").asInt()).isPositive();
        assertThat(gained.path("lost").asInt()).isZero();
    }

    /** What would change for the caller in reading, if {@code step} were done with {@code policy}. */
    private JsonNode changed(UUID policy, String step) {
        return Client.ADMINISTRATOR
                .post(decisions() + "/simulate", "{\"policyId\": \"%s\", \"change\": \"%s\"}".formatted(policy, step))
                .record()
                .path("changes")
                .valueStream()
                .filter(change -> change.path("memberId")
                        .asText()
                        .equals(Member.VARYING.id(ACME).toString()))
                .filter(change -> change.path("action").asText().equals(READ))
                .findFirst()
                .orElseThrow();
    }
}
