package org.rapport.sales.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestLogin.Member.SOLO;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestPolicies.deny;
import static org.rapport.kit.testing.TestPolicies.unless;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;

/** Why somebody may do something to a record, or may not. */
@QuarkusTest
class ExplanationTest {

    private static final Grant DEALS = new Grant("opportunity", List.of("read", "edit"));
    private static final Grant POLICIES = new Grant("policy", List.of("read"));
    private static final String LARGE = "resource.amount >= money('1000.00', 'EUR')";

    @AfterEach
    void withdrawPolicies() {
        TestPolicies.withdraw();
    }

    private static String deal(String more) {
        String account = made("/sales/accounts", "{\"name\": \"Explained\"}");
        return made("/sales/opportunities", "{\"name\": \"Deal\", \"accountId\": \"%s\"%s}".formatted(account, more));
    }

    private static String made(String path, String body) {
        return TestLogin.as(ACME, ADMINISTRATOR)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse explained(RequestSpecification asker, String deal, String action, Member of) {
        return asker.body("""
                        {"resourceType": "opportunity", "action": "%s", "id": "%s", "memberId": "%s"}""".formatted(action, deal, of.id(ACME)))
                .post("/sales/access/explain")
                .then();
    }

    private static RequestSpecification varying() {
        return TestLogin.as(ACME, VARYING);
    }

    @Test
    void namesTheRuleThatDeniesAndWhatItMissed() {
        String deal = deal("");
        TestRoles.vary(DEALS, POLICIES);
        TestPolicies.publish(deny("opportunity", "edit", LARGE));

        explained(varying(), deal, "edit", VARYING)
                .statusCode(200)
                .body("decision", equalTo("deny"))
                .body("rules.findAll { it.deciding && it.action == 'edit' }", hasSize(1))
                .body("rules.find { it.source == 'policy' }.outcome", equalTo("unknown"))
                .body("rules.find { it.source == 'policy' }.missing", contains("resource.amount"))
                .body("rules.find { it.source == 'policy' }.release", notNullValue())
                .body("rules.find { it.source == 'role' }.roles", hasItem("varying"));
    }

    @Test
    void namesPoliciesToWhoMayReadThem() {
        String deal = deal("");
        TestRoles.vary(DEALS);
        TestPolicies.publish(deny("opportunity", "edit", LARGE));

        explained(varying(), deal, "edit", VARYING)
                .statusCode(200)
                .body("decision", equalTo("deny"))
                .body("rules.find { it.source == 'policy' }.policyId", nullValue())
                .body("rules.find { it.source == 'policy' }.release", nullValue())
                .body("rules.find { it.source == 'policy' }.missing", hasSize(0));
    }

    /** Of two deals that differ in what is hidden from him he is told the same. */
    @Test
    void tellsNothingThatFollowsFromWhatIsHidden() {
        TestRoles.vary(
                new Grant("opportunity", List.of("read", "edit"), Reach.ALL, List.of("amount"), List.of()), POLICIES);
        TestPolicies.publish(deny("opportunity", "edit", LARGE), deny("opportunity", "read", LARGE, "nextStep"));

        for (String amount : List.of("", ", \"amount\": {\"amount\": \"5000.00\", \"currency\": \"EUR\"}")) {
            explained(varying(), deal(amount), "edit", VARYING)
                    .statusCode(200)
                    .body("decision", equalTo("undetermined"))
                    .body("rules.find { it.source == 'policy' }.outcome", equalTo("undetermined"))
                    .body("rules.find { it.source == 'policy' }.missing", hasSize(0))
                    .body("hidden", nullValue())
                    .body("readOnly", nullValue());
        }
    }

    @Test
    void saysHowOneHasToSignIn() {
        String deal = deal("");
        TestRoles.vary(DEALS);
        TestPolicies.publish(unless("2", deny("opportunity", "edit", null)));

        explained(varying(), deal, "edit", VARYING)
                .body("decision", equalTo("step-up"))
                .body("stepUp", equalTo("2"));
        explained(TestLogin.signedIn(ACME, VARYING, "2"), deal, "edit", VARYING)
                .body("decision", equalTo("allow"))
                .body("rules.find { it.source == 'policy' }.outcome", equalTo("silent"));
        explained(TestLogin.as(ACME, ADMINISTRATOR), deal, "edit", VARYING).body("decision", equalTo("step-up"));
    }

    @Test
    void saysWhichPropertiesAreKeptBack() {
        String deal = deal("");
        TestRoles.vary(
                new Grant("opportunity", List.of("read", "edit"), Reach.ALL, List.of("amount"), List.of("nextStep")));

        explained(TestLogin.as(ACME, ADMINISTRATOR), deal, "edit", VARYING)
                .body("decision", equalTo("allow"))
                .body("hidden", contains("amount"))
                .body("readOnly", contains("nextStep"));
    }

    @Test
    void saysThatARecordIsShared() {
        String deal = deal("");
        made("/sales/opportunities/" + deal + "/shares", """
                {"memberId": "%s", "level": "read"}""".formatted(SOLO.id(ACME)));

        explained(TestLogin.as(ACME, ADMINISTRATOR), deal, "read", SOLO)
                .body("decision", equalTo("allow"))
                .body("rules.find { it.deciding }.source", equalTo("share"))
                .body("rules.find { it.source == 'role' }.reach", equalTo("own"))
                .body("rules.find { it.source == 'role' }.outcome", equalTo("does-not-apply"));
    }

    @Test
    void explainsOthersToWhoMayReadPolicies() {
        String deal = deal(", \"ownerId\": \"%s\"".formatted(SOLO.subject(ACME)));
        String another = deal("");

        explained(TestLogin.as(ACME, SOLO), deal, "read", SOLO).statusCode(200).body("decision", equalTo("allow"));
        explained(TestLogin.as(ACME, SOLO), deal, "read", READER)
                .statusCode(403)
                .body("permission", equalTo("policy:read"));
        explained(TestLogin.as(ACME, SOLO), another, "read", SOLO).statusCode(404);
        explained(TestLogin.as(ACME, ADMINISTRATOR), UUID.randomUUID().toString(), "read", SOLO)
                .statusCode(404);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        String deal = deal("");
        var administrator = TestLogin.as(ACME, ADMINISTRATOR);
        explained(administrator, deal, "fly", SOLO).statusCode(422).body("errors.pointer", contains("/action"));
        administrator
                .body("{\"resourceType\": \"ticket\", \"action\": \"read\", \"id\": \"%s\"}".formatted(deal))
                .post("/sales/access/explain")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/resourceType"));
        administrator
                .body(
                        "{\"resourceType\": \"opportunity\", \"action\": \"read\", \"id\": \"%s\", \"memberId\": \"%1$s\"}"
                                .formatted(deal))
                .post("/sales/access/explain")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/memberId"));
        given().contentType("application/json")
                .body("{}")
                .post("/sales/access/explain")
                .then()
                .statusCode(401);
    }

    @Test
    void answersAThousandChecksAndNoMore() {
        String deal = deal("");
        String check = "{\"resourceType\": \"opportunity\", \"action\": \"%s\", \"id\": \"%s\"}";

        checked(
                        Collections.nCopies(999, check.formatted("read", deal)),
                        "{\"resourceType\": \"lead\", \"action\": \"create\"}")
                .statusCode(200)
                .body("results", hasSize(1_000))
                .body("results.allowed", everyItem(equalTo(true)));
        checked(Collections.nCopies(1_000, check.formatted("read", deal)), check.formatted("read", deal))
                .statusCode(400)
                .body("errors.pointer", everyItem(startsWith("/checks")));
        checked(List.of(check.formatted("read", deal)), check.formatted("fly", deal))
                .statusCode(422)
                .body("errors.pointer", contains("/checks/1/action"));
        TestLogin.as(ACME, ADMINISTRATOR)
                .body("{\"checks\": []}")
                .post("/sales/access/check")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/checks"));
    }

    private static ValidatableResponse checked(List<String> checks, String last) {
        return TestLogin.as(ACME, ADMINISTRATOR)
                .body("{\"checks\": [%s, %s]}".formatted(String.join(", ", checks), last))
                .post("/sales/access/check")
                .then();
    }
}
