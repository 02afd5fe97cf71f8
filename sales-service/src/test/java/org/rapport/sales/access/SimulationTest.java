package org.rapport.sales.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.SOLO;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestPolicies.allow;
import static org.rapport.kit.testing.TestPolicies.deny;
import static org.rapport.kit.testing.TestPolicies.unless;
import static org.rapport.kit.testing.TestTenant.ACME;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.PolicyRecord.Rule;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;

/** What would change for whom by a policy that is not in force. */
@QuarkusTest
class SimulationTest {

    private static final String LEAD = "lead";
    private static final Grant POLICIES = new Grant("policy", List.of("read"));

    @AfterEach
    void withdrawPolicies() {
        TestPolicies.withdraw();
    }

    /** A lead in which somebody was interested of late. */
    private static String lead(String lastName) {
        String lead = TestLogin.as(ACME, ADMINISTRATOR)
                .body("{\"lastName\": \"%s\", \"jobTitle\": \"Buyer\"}".formatted(lastName))
                .post("/sales/leads")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return read(ADMINISTRATOR, lead, 200);
    }

    private static String read(Member member, String lead, int status) {
        TestLogin.as(ACME, member).get("/sales/leads/" + lead).then().statusCode(status);
        return lead;
    }

    private static ValidatableResponse simulated(Member asker, String body) {
        return TestLogin.as(ACME, asker)
                .body(body)
                .post("/sales/access/simulate")
                .then();
    }

    private static ValidatableResponse simulated(Member asker, Rule rule) {
        return simulated(
                asker,
                "{\"policyId\": \"%s\"}"
                        .formatted(TestPolicies.draft(ACME, rule).id()));
    }

    /** What would change for {@link Member#VARYING} in {@code action}. */
    private static JsonNode change(ValidatableResponse simulated, String action) {
        JsonNode changes =
                simulated.statusCode(200).extract().as(JsonNode.class).path("changes");
        return StreamSupport.stream(changes.spliterator(), false)
                .filter(change ->
                        change.path("memberId").asText().equals(VARYING.id(ACME).toString()))
                .filter(change -> change.path("action").asText().equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing changes in " + action + ": " + changes));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Leads without a last name are others, and not unknown to be. */
    private static String named(String name) {
        return "has(resource.lastName) && resource.lastName == '%s'".formatted(name);
    }

    @Test
    void tellsWhatWouldBeGainedThoughItWasNeverAskedFor() {
        String name = "Gain " + UUID.randomUUID();
        String lead = lead(name);
        lead("Other");
        TestRoles.vary(new Grant(LEAD, List.of("read"), Reach.OWN));
        TestLogin.as(ACME, VARYING).get("/sales/leads/" + UUID.randomUUID());
        read(VARYING, lead, 404);

        JsonNode gained = change(simulated(ADMINISTRATOR, allow(LEAD, "read", named(name))), "read");

        assertThat(texts(gained.path("gainedRecords"))).containsExactly(lead);
        assertThat(gained.path("gained").asInt()).isOne();
        assertThat(gained.path("gainedDecisions").asInt()).isOne();
        assertThat(gained.path("lost").asInt()).isZero();

        String unasked = lead(name);
        assertThat(texts(change(simulated(ADMINISTRATOR, allow(LEAD, "read", named(name))), "read")
                        .path("gainedRecords")))
                .containsExactlyInAnyOrder(unasked, lead);
    }

    @Test
    void tellsWhatWouldBeLostInEachActionThatNeedsIt() {
        String name = "Loss " + UUID.randomUUID();
        String lead = lead(name);
        TestRoles.vary(new Grant(LEAD, List.of("read", "edit")));
        read(VARYING, lead, 200);
        ValidatableResponse simulated = simulated(ADMINISTRATOR, deny(LEAD, "read", named(name)));

        for (String action : List.of("read", "edit")) {
            assertThat(texts(change(simulated, action).path("lostRecords"))).containsExactly(lead);
        }
        assertThat(change(simulated, "read").path("lostDecisions").asInt()).isOne();
        assertThat(change(simulated, "edit").path("lostDecisions").asInt()).isZero();
        simulated.body("complete", equalTo(true));
        read(VARYING, lead, 200);
    }

    /** What a list shows has been decided too. */
    @Test
    void remembersWhatListsShow() {
        String name = "Listed " + UUID.randomUUID();
        String email = UUID.randomUUID() + "@listed.example";
        TestLogin.as(ACME, ADMINISTRATOR)
                .body("{\"lastName\": \"%s\", \"email\": \"%s\"}".formatted(name, email))
                .post("/sales/leads")
                .then()
                .statusCode(201);
        TestRoles.vary(new Grant(LEAD, List.of("read")));
        TestLogin.as(ACME, VARYING)
                .queryParam("filter", "email==" + email)
                .get("/sales/leads")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));

        JsonNode lost = change(simulated(ADMINISTRATOR, deny(LEAD, "read", named(name))), "read");

        assertThat(lost.path("lost").asInt()).isOne();
        assertThat(lost.path("lostDecisions").asInt()).isOne();
    }

    @Test
    void tellsOfWhatOneWouldHaveToSignInOtherwise() {
        String name = "Step " + UUID.randomUUID();
        String lead = lead(name);
        TestRoles.vary(new Grant(LEAD, List.of("read")));
        read(VARYING, lead, 200);

        JsonNode change = change(simulated(ADMINISTRATOR, unless("2", deny(LEAD, "read", named(name)))), "read");

        assertThat(change.path("stepUp").asInt()).isOne();
        assertThat(change.path("lost").asInt()).isZero();
    }

    @Test
    void tellsOfWhichLessWouldBeSeenOrMore() {
        String name = "Mask " + UUID.randomUUID();
        String lead = lead(name);
        TestRoles.vary(new Grant(LEAD, List.of("read")));
        read(VARYING, lead, 200);
        Rule rule = deny(LEAD, "read", named(name), "jobTitle");

        assertThat(change(simulated(ADMINISTRATOR, rule), "read")
                        .path("restricted")
                        .asInt())
                .isOne();

        TestPolicies.publish(rule);
        JsonNode withdrawn = change(
                simulated(
                        ADMINISTRATOR,
                        "{\"policyId\": \"%s\", \"change\": \"withdraw\"}".formatted(TestPolicies.id(ACME, 0))),
                "read");
        assertThat(withdrawn.path("relaxed").asInt()).isOne();
        assertThat(withdrawn.path("restricted").asInt()).isZero();
    }

    /** Of what follows from what he does not see of a lead he is told nothing; of leads that he does not find, not even that. */
    @Test
    void tellsNothingThatFollowsFromWhatWhoeverAsksDoesNotSee() {
        lead("Hidden");
        String own = "{\"lastName\": \"Own\", \"ownerId\": \"%s\"}".formatted(VARYING.subject(ACME));
        String seen = TestLogin.as(ACME, ADMINISTRATOR)
                .body(own)
                .post("/sales/leads")
                .then()
                .extract()
                .path("id");
        TestRoles.vary(new Grant(LEAD, List.of("read"), Reach.OWN, List.of("jobTitle"), List.of()), POLICIES);
        read(VARYING, seen, 200);

        ValidatableResponse simulated = simulated(VARYING, deny(LEAD, "read", "resource.jobTitle == 'Buyer'"));

        JsonNode change = change(simulated, "read");
        assertThat(change.path("undetermined").asInt()).isPositive();
        assertThat(change.path("lost").asInt()).isZero();
        simulated.body("complete", equalTo(false));
        int records = simulated.extract().path("records");
        ValidatableResponse all = simulated(VARYING, deny(LEAD, "read", null));
        all.body("records", equalTo(records)).body("changes.findAll { it.lost > %d }".formatted(records), empty());
        assertThat(texts(change(all, "read").path("lostRecords"))).contains(seen);
        assertThat(change(all, "read").path("lostDecisions").asInt()).isZero();
    }

    @Test
    void countsDecisionsOnWhatTheRecordsWereBefore() {
        String lead = lead("Outdated");
        TestRoles.vary(new Grant(LEAD, List.of("read")));
        read(VARYING, lead, 200);
        Rule rule = deny(LEAD, "read", null);
        int outdated = simulated(ADMINISTRATOR, rule).extract().path("outdated");

        TestLogin.as(ACME, ADMINISTRATOR)
                .header("If-Match", "*")
                .body("{\"jobTitle\": \"Seller\"}")
                .patch("/sales/leads/" + lead)
                .then()
                .statusCode(200);

        assertThat(simulated(ADMINISTRATOR, rule).extract().<Integer>path("outdated"))
                .isGreaterThan(outdated);
    }

    @Test
    void triesWhatWasInForceBefore() {
        String name = "Earlier " + UUID.randomUUID();
        String lead = lead(name);
        TestRoles.vary(new Grant(LEAD, List.of("read")));
        read(VARYING, lead, 200);
        UUID policy = TestPolicies.draft(
                        ACME, deny(LEAD, "read", null), deny(LEAD, "edit", null), deny(LEAD, "read", named(name)))
                .id();
        String rollBack = "{\"policyId\": \"%s\", \"change\": \"rollback\", \"to\": %d}";

        JsonNode lost = change(simulated(ADMINISTRATOR, rollBack.formatted(policy, 1)), "read");

        assertThat(texts(lost.path("lostRecords"))).containsExactly(lead);
        simulated(ADMINISTRATOR, rollBack.formatted(policy, 2))
                .statusCode(200)
                .body("changes.findAll { it.action == 'read' }", empty());
        simulated(ADMINISTRATOR, rollBack.formatted(policy, 3)).statusCode(422).body("errors.pointer", contains("/to"));
    }

    @Test
    void refusesWhatCannotBeTried() {
        var draft = TestPolicies.draft(ACME, deny(LEAD, "read", null));
        String of = "{\"policyId\": \"%s\"%s}";

        simulated(ADMINISTRATOR, of.formatted(UUID.randomUUID(), "")).statusCode(404);
        simulated(ADMINISTRATOR, of.formatted(draft.id(), ", \"version\": " + draft.version()))
                .statusCode(200);
        simulated(ADMINISTRATOR, of.formatted(draft.id(), ", \"version\": " + (draft.version() + 1)))
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", equalTo("urn:problem:policy-not-heard-of"));
        simulated(ADMINISTRATOR, of.formatted(draft.id(), ", \"change\": \"withdraw\""))
                .statusCode(409);
        simulated(ADMINISTRATOR, of.formatted(draft.id(), ", \"change\": \"rollback\""))
                .statusCode(409);
        simulated(ADMINISTRATOR, of.formatted(draft.id(), ", \"change\": \"burn\""))
                .statusCode(400);
        simulated(ADMINISTRATOR, "{}").statusCode(400).body("errors.pointer", contains("/policyId"));
        simulated(SOLO, of.formatted(draft.id(), "")).statusCode(403).body("permission", equalTo("policy:read"));
    }

    /** A policy on records of another service is tried there. */
    @Test
    void leavesOtherTypesToTheirServices() {
        lead("Unconcerned");

        simulated(ADMINISTRATOR, deny("ticket", "read", null))
                .statusCode(200)
                .body("records", equalTo(0))
                .body("complete", equalTo(true))
                .body("changes", empty());
    }
}
