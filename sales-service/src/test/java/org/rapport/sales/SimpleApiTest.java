package org.rapport.sales;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.sales.SalesApi.act;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.SalesApi.path;
import static org.rapport.sales.SalesApi.post;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.TestLogin;

/** The façade for simple clients: snake_case, no versions, the same records. */
@QuarkusTest
class SimpleApiTest {

    @Test
    void writesContactsWithTheirCompanyByName() {
        String company = "Simple " + UUID.randomUUID();
        String contact = path("/api/contacts", """
                {"first_name": "Sam", "last_name": "Simple", "email": "sam@simple.example", "phone": "+4930123456",
                 "company": "%s", "position": "Clerk"}
                """.formatted(company));
        String other = path("/api/contacts", "{\"last_name\": \"Second\", \"company\": \"%s\"}".formatted(company));

        get(contact)
                .statusCode(200)
                .body("first_name", equalTo("Sam"))
                .body("email", equalTo("sam@simple.example"))
                .body("company", equalTo(company))
                .body("created_at", notNullValue());
        String account = get(contact.replace("/api", "/sales")).extract().path("accountId");
        get(other.replace("/api", "/sales")).body("accountId", equalTo(account));
        send("PATCH", contact, "{\"email\": \"new@simple.example\"}")
                .statusCode(200)
                .body("email", equalTo("new@simple.example"))
                .body("position", equalTo("Clerk"));
        send("PUT", contact, "{\"last_name\": \"Alone\"}")
                .statusCode(200)
                .body("company", nullValue())
                .body("first_name", nullValue());
        get("/api/contacts?filter=accountId==" + account).body("items.company", contains(company));
        send("DELETE", contact, "").statusCode(204);
        get(contact).statusCode(404);
        get(GLOBEX, other).statusCode(404);
    }

    @Test
    void writesLeadsOfContacts() {
        String contact = id("/api/contacts", "{\"last_name\": \"Interested\", \"email\": \"i@simple.example\"}");
        String lead = path(
                "/api/leads",
                "{\"contact_id\": \"%s\", \"source\": \"phone\", \"status\": \"working\", \"score\": 7}"
                        .formatted(contact));

        get(lead)
                .body("status", equalTo("working"))
                .body("score", equalTo(7))
                .body("assigned_to", equalTo(ADMINISTRATOR.subject(ACME)));
        get(lead.replace("/api", "/sales")).body("lastName", equalTo("Interested"));
        send("PATCH", lead, "{\"status\": \"qualified\", \"score\": 9}")
                .statusCode(200)
                .body("status", equalTo("qualified"));
        get(lead.replace("/api", "/sales")).body("version", equalTo(2)).body("score", equalTo(9));
        send("PATCH", lead, "{\"status\": \"disqualified\"}").statusCode(422).body("allowed", hasItem("working"));
        send("PATCH", lead, "{\"source\": \"fair\"}").statusCode(422).body("errors.pointer", contains("/source"));
        send("PATCH", lead, "{\"assigned_to\": \"nobody\"}")
                .statusCode(422)
                .body("errors.pointer", contains("/assigned_to"));
        get("/api/leads?filter=source==phone").body("items.contact_id", hasItem(contact));
    }

    @Test
    void writesOpportunitiesOfConvertedLeads() {
        String lead = id("/sales/leads", "{\"lastName\": \"L\", \"company\": \"S%s\"}".formatted(UUID.randomUUID()));
        String deal = "{\"lead_id\": \"%s\", \"title\": \"Deal\", \"amount\": 99.5, \"close_date\": \"2027-05-01\"}"
                .formatted(lead);
        post("/api/opportunities", deal).statusCode(422).body("errors.pointer", contains("/lead_id"));
        act("/sales/leads/" + lead + "/qualify", "").statusCode(200);
        act("/sales/leads/" + lead + "/convert", "{}").statusCode(200);
        String path = path("/api/opportunities", deal);

        get(path)
                .body("amount", equalTo(99.5f))
                .body("currency", equalTo("EUR"))
                .body("stage", equalTo("prospecting"))
                .body("probability", equalTo(10))
                .body("close_date", equalTo("2027-05-01"));
        send("PATCH", path, "{\"stage\": \"proposal\"}").statusCode(200).body("probability", equalTo(50));
        send("PATCH", path, "{\"probability\": 55, \"amount\": 100}")
                .statusCode(200)
                .body("stage", equalTo("proposal"))
                .body("probability", equalTo(55));
        send("PATCH", path, "{\"stage\": \"lost\"}").statusCode(422).body("allowed", hasItem("won"));
        send("PATCH", path, "{\"stage\": \"won\"}").statusCode(200).body("probability", equalTo(100));
        String account = get(path.replace("/api", "/sales"))
                .body("closedAt", notNullValue())
                .extract()
                .path("accountId");
        get("/sales/accounts/" + account).body("type", equalTo("customer"));
        send("PATCH", path, "{\"stage\": \"negotiation\"}").statusCode(200).body("probability", equalTo(75));
        get("/sales/accounts/" + account).body("type", equalTo("prospect"));
        send("DELETE", path, "").statusCode(204);
    }

    @Test
    void namesFieldsAsItsClientsKnowThem() {
        post("/api/contacts", "{\"first_name\": \"%s\"}".formatted("x".repeat(101)))
                .statusCode(400)
                .body("errors.pointer", contains("/first_name"));
        post("/api/contacts", "{\"last_name\": \"\", \"email\": \"\", \"phone\": \"\"}")
                .statusCode(400)
                .body("errors.pointer", contains("/email", "/phone"));
        post("/api/opportunities", "{\"title\": \"T\", \"currency\": \"ABC\"}")
                .statusCode(400)
                .body("errors.pointer", contains("/currency"));
        post("/api/contacts", "{\"firstName\": \"X\"}").statusCode(400).body("errors.pointer", contains("/first_name"));
        post("/api/contacts", "{}").statusCode(422).body("errors.pointer", contains("/last_name"));
        post("/api/leads", "{}").statusCode(400).body("errors.pointer", contains("/contact_id"));
        post("/api/opportunities", "{\"title\": \"T\"}").statusCode(400).body("errors.pointer", contains("/lead_id"));
        post("/api/opportunities", "{\"title\": \"T\", \"amount\": 1e30}")
                .statusCode(400)
                .body("errors.pointer", not(hasItem("")));
        TestLogin.as(ACME, READER)
                .body("{\"last_name\": \"X\"}")
                .post("/api/contacts")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse send(String method, String path, String body) {
        return TestLogin.as(ACME, ADMINISTRATOR)
                .body(body)
                .request(method, path)
                .then();
    }
}
