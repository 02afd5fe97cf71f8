package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.acceptance.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may do what by a role and a policy that an organisation has made itself, and why. */
@ExtendWith({SuiteExtension.class, Steps.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessTest {

    private static final String ROLE = "scout";

    private final Suite suite;

    private Api administrator;
    private Api scout;
    private String scoutId;
    private UUID deal;

    AccessTest(Suite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void aRoleReachesNoFartherThanOnesOwn() {
        Organization initrode = suite.organization("Initrode");
        administrator = initrode.administrator();
        initrode.role(
                ROLE, "{\"resourceType\": \"opportunity\", \"actions\": [\"read\", \"edit\"], \"reach\": \"own\"}");
        scout = initrode.member(ROLE, "/sales/opportunities");
        scoutId = administrator.all("/api/superadmin/users").stream()
                .filter(member -> member.path("roles").toString().contains(ROLE))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        UUID account = administrator
                .post("/sales/accounts", "{\"name\": \"Penetrode\"}")
                .expect(201)
                .id();
        deal = administrator
                .post(
                        "/sales/opportunities",
                        "{\"name\": \"Anvils\", \"accountId\": \"%s\", \"amount\": {\"amount\": \"90000\", \"currency\": \"EUR\"}}"
                                .formatted(account))
                .expect(201)
                .id();
    }

    private String path() {
        return "/sales/opportunities/" + deal;
    }

    private JsonNode explained(String action) {
        return administrator
                .post(
                        "/auth/explain",
                        "{\"resourceType\": \"opportunity\", \"action\": \"%s\", \"id\": \"%s\", \"memberId\": \"%s\"}"
                                .formatted(action, deal, scoutId))
                .expect(200)
                .body();
    }

    private static List<String> deciding(JsonNode explained) {
        return explained
                .path("rules")
                .valueStream()
                .filter(rule -> rule.path("deciding").asBoolean())
                .map(rule -> rule.path("source").asText())
                .toList();
    }

    /** What the scout would not read any more with {@code policy} in force. */
    private List<String> lost(UUID policy) {
        return administrator
                .post("/api/superadmin/policies/simulate", "{\"policyId\": \"%s\", \"version\": 1}".formatted(policy))
                .expect(200)
                .body()
                .path("changes")
                .valueStream()
                .filter(change -> change.path("memberId").asText().equals(scoutId))
                .filter(change -> change.path("action").asText().equals("read"))
                .flatMap(change -> change.path("lostRecords").valueStream())
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    @Order(1)
    void whatTheRoleDoesNotReachIsNotThere() {
        scout.get(path()).expect(404);
        scout.post(
                        "/auth/explain",
                        "{\"resourceType\": \"opportunity\", \"action\": \"read\", \"id\": \"%s\"}".formatted(deal))
                .expect(404);

        JsonNode explained = explained("read");

        assertThat(explained.path("decision").asText()).isEqualTo("deny");
        assertThat(explained.path("rules").findValuesAsText("outcome")).containsOnly("does-not-apply");
        assertThat(explained.path("rules").get(0).path("reach").asText()).isEqualTo("own");
    }

    @Test
    @Order(2)
    void aShareReachesOneRecordMore() {
        administrator
                .post(path() + "/shares", "{\"memberId\": \"%s\", \"level\": \"edit\"}".formatted(scoutId))
                .expect(201);

        scout.get(path()).expect(200);
        scout.ifAny().patch(path(), "{\"nextStep\": \"Call them\"}").expect(200);
        assertThat(scout.get("/sales/opportunities").expect(200).items()).hasSize(1);
        assertThat(deciding(explained("edit"))).containsOnly("share");
        assertThat(administrator.get(path() + "/access").expect(200).items())
                .extracting(reader -> reader.path("memberId").asText())
                .contains(scoutId);
    }

    @Test
    @Order(3)
    void eachServiceAnswersForItsOwnRecords() {
        String one = "{\"resourceType\": \"%s\", \"action\": \"%s\", \"id\": \"%s\"}";
        String checks = String.join(
                ", ",
                one.formatted("role", "edit", deal),
                one.formatted("opportunity", "edit", deal),
                one.formatted("ticket", "read", deal),
                one.formatted("opportunity", "delete", deal),
                "{\"resourceType\": \"opportunity\", \"action\": \"read\"}");

        JsonNode results = scout.post("/auth/check", "{\"checks\": [%s]}".formatted(checks))
                .expect(200)
                .body()
                .path("results");

        assertThat(results.findValuesAsText("allowed")).containsExactly("false", "true", "false", "false", "true");
        scout.post("/auth/check", "{\"checks\": [%s]}".formatted(one.formatted("spell", "cast", deal)))
                .expect(422);
    }

    @Test
    @Order(4)
    void aPolicyDeniesWhatIsShared() {
        Answer policy = administrator
                .post("/api/superadmin/policies", """
                {"name": "Large deals", "rule": {
                  "effect": "deny", "resourceType": "opportunity", "actions": ["*"], "roles": ["%s"],
                  "condition": "resource.amount >= money('50000.00', 'EUR')"}}
                """.formatted(ROLE))
                .expect(201);
        eventually(() -> assertThat(lost(policy.id())).containsExactly(deal.toString()));
        scout.get(path()).expect(200);
        administrator
                .ifAny()
                .post("/api/superadmin/policies/" + policy.id() + "/publish")
                .expect(200);

        eventually(() -> scout.get(path()).expect(404));
        JsonNode explained = explained("read");
        assertThat(explained.path("decision").asText()).isEqualTo("deny");
        assertThat(deciding(explained)).containsOnly("policy");
        assertThat(explained.path("rules").findValuesAsText("policyId"))
                .contains(policy.id().toString());
    }
}
