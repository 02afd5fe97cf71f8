package org.rapport.sales;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.EDITOR;
import static org.rapport.kit.testing.TestLogin.Member.PROSPECTOR;
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
import org.rapport.kit.testing.TestLogin.Member;

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
        send("PUT", contact, "{\"last_name\": \"Alone\", \"position\": null}")
                .statusCode(200)
                .body("last_name", equalTo("Alone"))
                .body("position", nullValue())
                .body("company", equalTo(company))
                .body("first_name", equalTo("Sam"));
        send("PUT", contact, "{\"surname\": \"Alone\"}").statusCode(400).body("errors.pointer", contains("/surname"));
        get("/api/contacts?filter=accountId==" + account).body("items.company", contains(company, company));
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

    /** As written in the documentation for simple clients. */
    @Test
    void worksAsItsExamplesSay() {
        String company = "Example Corp " + UUID.randomUUID();
        String contact = path("/api/contacts", """
                {"first_name": "John", "last_name": "Doe", "email": "john.doe@example.com", "phone": "+1234567890",
                 "company": "%s"}
                """.formatted(company));
        send("PUT", contact, """
                {"first_name": "John", "last_name": "Smith", "email": "john.smith@example.com"}
                """)
                .statusCode(200)
                .body("last_name", equalTo("Smith"))
                .body("email", equalTo("john.smith@example.com"))
                .body("phone", equalTo("+1234567890"))
                .body("company", equalTo(company));
        String lead =
                id("/api/leads", """
                {"contact_id": "%s", "source": "website", "status": "new", "assigned_to": "%s"}
                """.formatted(contact.substring("/api/contacts/".length()), READER.subject(ACME)));
        String deal = path("/api/opportunities", """
                {"lead_id": "%s", "title": "Enterprise Software License", "amount": 50000.00, "stage": "proposal",
                 "probability": 75, "close_date": "2027-03-15"}
                """.formatted(lead));

        get(deal).body("lead_id", equalTo(lead)).body("probability", equalTo(75));
        String account = get(contact.replace("/api", "/sales")).extract().path("accountId");
        get(deal.replace("/api", "/sales"))
                .body("accountId", equalTo(account))
                .body("contactId", equalTo(contact.substring("/api/contacts/".length())));
        get("/sales/leads/" + lead).body("status", equalTo("new"));
    }

    @Test
    void makesTheAccountOfADealWhoseLeadHasNone() {
        String company = "Made " + UUID.randomUUID();
        String lead = id("/sales/leads", "{\"lastName\": \"L\", \"company\": \"%s\"}".formatted(company));
        String body = "{\"lead_id\": \"%s\", \"title\": \"Deal\"}".formatted(lead);

        String account = get(path("/api/opportunities", body).replace("/api", "/sales"))
                .body("contactId", nullValue())
                .extract()
                .path("accountId");
        get("/sales/accounts/" + account).body("name", equalTo(company));
        get(path("/api/opportunities", body).replace("/api", "/sales")).body("accountId", equalTo(account));
    }

    @Test
    void whatIsKnownOfAnAddressStaysKnown() {
        String contact = path("/sales/contacts", """
                {"lastName": "O", "emails": [{"address": "a@marks.example", "primary": true},
                    {"address": "b@marks.example", "type": "home", "optedOut": true, "invalid": true}],
                 "phones": [{"number": "+4930111111"}, {"number": "+49301234567", "optedOut": true}]}
                """);
        String simple = contact.replace("/sales", "/api");

        send("PATCH", simple, "{\"email\": \"b@marks.example\", \"phone\": \"+49301234567\"}")
                .statusCode(200);

        get(contact)
                .body("emails.address", contains("b@marks.example"))
                .body("emails[0].type", equalTo("home"))
                .body("emails[0].primary", equalTo(true))
                .body("emails[0].optedOut", equalTo(true))
                .body("emails[0].invalid", equalTo(true))
                .body("phones.number", contains("+49301234567"))
                .body("phones[0].optedOut", equalTo(true));
        send("PATCH", simple, "{\"email\": \"B@Marks.example\"}")
                .statusCode(200)
                .body("email", equalTo("B@Marks.example"));
        get(contact).body("emails[0].optedOut", equalTo(true)).body("emails[0].invalid", equalTo(true));
        send("PUT", simple, "{\"email\": \"c@marks.example\", \"phone\": \"+4930222222\"}")
                .statusCode(200);
        get(contact)
                .body("emails.address", contains("c@marks.example", "B@Marks.example"))
                .body("emails.primary", contains(true, false))
                .body("emails.optedOut", contains(false, true))
                .body("phones.number", contains("+4930222222", "+49301234567"))
                .body("phones.optedOut", contains(false, true));
    }

    @Test
    void asksForThePermissionOfEachTypeItTouches() {
        String company = "Hidden " + UUID.randomUUID();
        String contact = path("/api/contacts", "{\"last_name\": \"C\", \"company\": \"%s\"}".formatted(company));
        String lead =
                path("/api/leads", "{\"contact_id\": \"%s\"}".formatted(contact.substring("/api/contacts/".length())));
        String deal = path(
                "/api/opportunities",
                "{\"lead_id\": \"%s\", \"title\": \"Deal\"}".formatted(lead.substring("/api/leads/".length())));
        String toReader = "{\"assigned_to\": \"%s\"}".formatted(READER.subject(ACME));

        missing("lead:assign", send(EDITOR, "PATCH", lead, toReader));
        missing("opportunity:assign", send(EDITOR, "PATCH", deal, toReader));
        missing("opportunity:move", send(EDITOR, "PATCH", deal, "{\"stage\": \"proposal\"}"));
        missing("opportunity:win", send(EDITOR, "PATCH", deal, "{\"stage\": \"won\"}"));
        send(EDITOR, "PATCH", deal, "{\"stage\": \"prospecting\", \"title\": \"Better\"}")
                .statusCode(200);
        send(
                        PROSPECTOR,
                        "POST",
                        "/api/leads",
                        "{\"contact_id\": \"%s\"}".formatted(contact.substring("/api/contacts/".length())))
                .statusCode(422)
                .body("errors.pointer", contains("/contact_id"));
    }

    @Test
    void writesOpportunitiesOfConvertedLeads() {
        String lead = id("/sales/leads", "{\"lastName\": \"L\", \"company\": \"S%s\"}".formatted(UUID.randomUUID()));
        String deal = "{\"lead_id\": \"%s\", \"title\": \"Deal\", \"amount\": 99.5, \"close_date\": \"2027-05-01\"}"
                .formatted(lead);
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
        return send(ADMINISTRATOR, method, path, body);
    }

    private static ValidatableResponse send(Member member, String method, String path, String body) {
        return TestLogin.as(ACME, member).body(body).request(method, path).then();
    }

    private static void missing(String permission, ValidatableResponse answer) {
        answer.statusCode(403).body("permission", equalTo(permission));
    }
}
