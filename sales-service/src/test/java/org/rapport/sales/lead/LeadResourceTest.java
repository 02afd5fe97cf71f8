package org.rapport.sales.lead;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.OUTSIDER;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.kit.testing.TestTenant.HOOLI;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.TestLogin;

@QuarkusTest
class LeadResourceTest {

    private static final String ADA = """
            {"firstName": "Ada", "lastName": "Lovelace", "company": "Analytical Engines",
             "email": "Ada@Example.com", "estimatedValue": {"amount": "1250", "currency": "EUR"}}
            """;

    @Test
    void tellsWhereALeadIsByTheAddressThatTheGatewayHasOutside() {
        TestLogin.as(ACME, ADMINISTRATOR)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "crm.example")
                .body(ADA)
                .post("/sales/leads")
                .then()
                .statusCode(201)
                .header("Location", startsWith("https://crm.example/sales/leads/"));
    }

    @Test
    void createsReadsAndTagsALead() {
        String location = create(ADA)
                .statusCode(201)
                .header("ETag", "\"1.0\"")
                .body("status", equalTo("new"))
                .body("estimatedValue.amount", equalTo("1250.00"))
                .body("createdAt", matchesPattern(".*T.*Z"))
                .extract()
                .header("Location");

        TestLogin.as(ACME, ADMINISTRATOR)
                .get(location)
                .then()
                .statusCode(200)
                .header("ETag", "\"1.0\"")
                .header("Cache-Control", "private, no-cache")
                .body("lastName", equalTo("Lovelace"))
                .body("version", equalTo(1));
        TestLogin.as(ACME, ADMINISTRATOR)
                .header("If-None-Match", "\"1.0\"")
                .get(location)
                .then()
                .statusCode(304);
    }

    @Test
    void patchesWhatIsNamedAndKeepsTheRest() {
        String path = "/sales/leads/" + create(ADA).extract().path("id");

        TestLogin.as(ACME, ADMINISTRATOR)
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1.0\"")
                .body("{\"company\": null, \"jobTitle\": \"Countess\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2.0\"")
                .body("company", nullValue())
                .body("jobTitle", equalTo("Countess"))
                .body("lastName", equalTo("Lovelace"));
        TestLogin.as(ACME, ADMINISTRATOR)
                .get(path + "/history")
                .then()
                .statusCode(200)
                .body("items.version", contains(2, 1))
                .body("items[0].changes.field", contains("/company", "/jobTitle"))
                .body("items[0].type", equalTo("org.rapport.sales.lead.edited.v1"));
    }

    @Test
    void refusesAStaleAndAMissingVersion() {
        String path = "/sales/leads/" + create(ADA).extract().path("id");

        TestLogin.as(ACME, ADMINISTRATOR)
                .header("If-Match", "\"7\"")
                .post(path + "/qualify")
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:problem:stale-version"));
        TestLogin.as(ACME, ADMINISTRATOR).post(path + "/qualify").then().statusCode(428);
    }

    @Test
    void namesTheStatusesThatAreAllowed() {
        String path = "/sales/leads/" + create(ADA).extract().path("id");

        TestLogin.as(ACME, ADMINISTRATOR)
                .header("If-Match", "\"1\"")
                .post(path + "/reopen")
                .then()
                .statusCode(422)
                .body("allowed", hasItem("qualified"));
    }

    @Test
    void takesNoKindOfValueForAnother() {
        refusesAsText("{\"lastName\": 7}", "/lastName");
        refusesAsText("{\"lastName\": 7.5}", "/lastName");
        refusesAsText("{\"lastName\": true}", "/lastName");
        refusesAsText("{\"lastName\": \"X\", \"address\": {\"city\": 7}}", "/address/city");
        refusesAsText(
                "{\"lastName\": \"X\", \"estimatedValue\": {\"amount\": 12.5, \"currency\": \"EUR\"}}",
                "/estimatedValue/amount");
        create("{\"lastName\": \"X\", \"score\": \"7\"}")
                .statusCode(400)
                .body("errors.pointer", contains("/score"))
                .body("errors.detail", contains("must be a whole number"));
        create("{\"lastName\": \"X\", \"score\": true}").statusCode(400).body("errors.pointer", contains("/score"));
        create("{\"lastName\": \"X\", \"consents\": [{\"channel\": \"email\", \"topic\": \"*\", \"state\": 0}]}")
                .statusCode(400)
                .body("errors.pointer", contains("/consents/0/state"));

        String path = "/sales/leads/" + create(ADA).extract().path("id");
        TestLogin.as(ACME, ADMINISTRATOR)
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body("{\"company\": 7}")
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/company"));
    }

    private static void refusesAsText(String body, String pointer) {
        create(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains(pointer))
                .body("errors.detail", contains("must be a text"));
    }

    @Test
    void tellsWhichFieldsAreMalformed() {
        create("{\"email\": \"nobody\", \"score\": 101}")
                .statusCode(400)
                .body("errors.pointer", contains("/email", "/score"));
        create("{\"lastName\": \"X\", \"colour\": \"red\"}")
                .statusCode(400)
                .body("errors.pointer", contains("/colour"));
        create("{\"lastName\": \"X\", \"estimatedValue\": {\"amount\": \"1.234\", \"currency\": \"EUR\"}}")
                .statusCode(400)
                .body("errors.pointer", contains("/estimatedValue"));
        create("{\"lastName\": ").statusCode(400).body("type", equalTo("urn:problem:invalid-request"));
        create("{}").statusCode(422).body("type", equalTo("urn:problem:lead-without-name"));
    }

    @Test
    void hidesWhatTheCallerMayNotSee() {
        String path = "/sales/leads/" + create(ADA).extract().path("id");

        TestLogin.as(GLOBEX, ADMINISTRATOR).get(path).then().statusCode(404);
        TestLogin.as(ACME, OUTSIDER).get(path).then().statusCode(404);
        TestLogin.as(ACME, ADMINISTRATOR)
                .get("/sales/leads/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:problem:not-found"));
        TestLogin.as(ACME, ADMINISTRATOR).get("/sales/leads/1").then().statusCode(404);
        TestLogin.as(ACME, READER)
                .header("If-Match", "*")
                .delete(path)
                .then()
                .statusCode(403)
                .body("permission", equalTo("lead:delete"));
        TestLogin.as(HOOLI, ADMINISTRATOR)
                .body(ADA)
                .post("/sales/leads")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:problem:tenant-suspended"));
        RestAssured.get(path).then().statusCode(401).header("WWW-Authenticate", notNullValue());
    }

    @Test
    void repeatsTheAnswerToARepeatedKey() {
        String key = UUID.randomUUID().toString();

        String first = TestLogin.as(ACME, ADMINISTRATOR)
                .header("Idempotency-Key", key)
                .body(ADA)
                .post("/sales/leads")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        TestLogin.as(ACME, ADMINISTRATOR)
                .header("Idempotency-Key", key)
                .body(ADA)
                .post("/sales/leads")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .header("Location", matchesPattern(".*/sales/leads/" + first))
                .body("id", equalTo(first));
        TestLogin.as(ACME, ADMINISTRATOR)
                .header("Idempotency-Key", key)
                .body("{\"lastName\": \"Other\"}")
                .post("/sales/leads")
                .then()
                .statusCode(422);
    }

    @Test
    void pagesThroughAList() {
        for (int i = 0; i < 5; i++) {
            create("{\"lastName\": \"Pager\", \"source\": \"paging\"}").statusCode(201);
        }

        String path = "/sales/leads?limit=2&filter=source==paging&count=true";
        var first = TestLogin.as(ACME, READER).get(path).then().statusCode(200).body("count", equalTo(5));
        String next = first.extract().path("next");
        var second = TestLogin.as(ACME, READER)
                .queryParam("cursor", next)
                .get(path)
                .then()
                .statusCode(200)
                .header("Link", notNullValue());
        String last = second.extract().path("next");
        TestLogin.as(ACME, READER)
                .queryParam("cursor", last)
                .get(path)
                .then()
                .body("items.size()", equalTo(1))
                .body("next", nullValue());
        TestLogin.as(GLOBEX, READER)
                .queryParam("cursor", next)
                .get(path)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#cursor"));
        TestLogin.as(ACME, READER).get("/sales/leads?filter=nope==1").then().statusCode(400);
        TestLogin.as(ACME, READER).get("/sales/leads?limit=x").then().statusCode(400);
    }

    private static ValidatableResponse create(String body) {
        return TestLogin.as(ACME, ADMINISTRATOR).body(body).post("/sales/leads").then();
    }
}
