package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.sales.SalesApi.act;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.SalesApi.path;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestRoles;

/** What a role keeps back of records is kept back of what is made of them too. */
@QuarkusTest
class MaskTest {

    private static final List<String> ALL = List.of("*");

    private static RequestSpecification varying() {
        return TestLogin.as(ACME, VARYING).header("If-Match", "*");
    }

    private static ValidatableResponse patch(String path, String body) {
        return varying()
                .contentType("application/merge-patch+json")
                .body(body)
                .patch(path)
                .then();
    }

    /** Everything, but for {@code hidden} of records of {@code type}. */
    private static void hide(String type, String... hidden) {
        TestRoles.vary(List.of("account", "contact", "lead", "opportunity").stream()
                .map(other -> other.equals(type) ? hiding(type, Reach.ALL, hidden) : new Grant(other, ALL))
                .toArray(Grant[]::new));
    }

    private static Grant hiding(String type, Reach reach, String... hidden) {
        return new Grant(type, ALL, reach, List.of(hidden), List.of());
    }

    private static String contact(Member owner) {
        return path("/sales/contacts", """
                {"firstName": "Tess", "lastName": "Tester", "emails": [{"address": "tess@mask.example"}],
                 "ownerId": "%s"}
                """.formatted(owner.subject(ACME)));
    }

    /** Of each record all is seen that one of the roles shows which reach it. */
    @Test
    void showsMoreOfWhatIsOnesOwn() {
        String own = contact(VARYING);
        String other = contact(READER);
        TestRoles.vary(hiding("contact", Reach.ALL, "emails"), new Grant("contact", ALL, Reach.OWN));

        varying().get(own).then().body("emails.address", contains("tess@mask.example"));
        varying().get(other).then().statusCode(200).body("$", not(hasKey("emails")));
        patch(own, "{\"emails\": []}").statusCode(200).body("emails", empty());
        patch(other, "{\"emails\": []}").statusCode(403);
        varying().get("/sales/contacts?filter=email==tess@mask.example").then().statusCode(400);
    }

    /** What was one's own is seen as it is seen today, also as it was then. */
    @Test
    void showsThePastAsThePresent() {
        String given = contact(VARYING);
        String then = get(given).extract().path("createdAt");
        TestRoles.vary(hiding("contact", Reach.ALL, "emails"), new Grant("contact", ALL, Reach.OWN));
        varying().get(given + "?asOf=" + then).then().statusCode(200).body("$", hasKey("emails"));

        SalesApi.patch(given, "{\"ownerId\": \"%s\"}".formatted(READER.subject(ACME)))
                .statusCode(200);

        varying().get(given + "?asOf=" + then).then().statusCode(200).body("$", not(hasKey("emails")));
        assertThat(varying().get(given + "/history").asString()).doesNotContain("tess@mask.example");
    }

    @Test
    void doesNotRepeatToAnyoneWhatHeMayNoLongerSee() {
        TestRoles.vary(new Grant("contact", ALL));
        String key = UUID.randomUUID().toString();
        String body = "{\"lastName\": \"Tester\", \"emails\": [{\"address\": \"tess@mask.example\"}]}";
        varying()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/sales/contacts")
                .then()
                .statusCode(201)
                .body("emails.address", contains("tess@mask.example"));

        hide("contact", "emails");

        varying()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/sales/contacts")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("$", not(hasKey("emails")));
    }

    @Test
    void doesNotRepeatToSimpleClientsWhatTheyMayNoLongerSee() {
        TestRoles.vary(new Grant("contact", ALL));
        String key = UUID.randomUUID().toString();
        String body = "{\"last_name\": \"Tester\", \"email\": \"tess@mask.example\"}";
        varying()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/contacts")
                .then()
                .statusCode(201)
                .body("email", equalTo("tess@mask.example"));

        hide("contact", "emails");

        varying()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/contacts")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("last_name", equalTo("Tester"))
                .body("$", not(hasKey("email")));
    }

    @Test
    void keepsBackWhatSimpleClientsCallOtherwise() {
        String contact = contact(READER).replace("/sales/contacts", "/api/contacts");
        hide("contact", "emails", "jobTitle");

        varying()
                .get(contact)
                .then()
                .statusCode(200)
                .body("$", not(hasKey("email")))
                .body("$", not(hasKey("position")))
                .body("$", hasKey("phone"));
        assertThat(varying().get("/api/contacts").asString()).doesNotContain("\"email\"", "\"position\"");
        patch(contact, "{\"email\": \"else@mask.example\"}").statusCode(403).body("errors.pointer", contains("/email"));
        patch(contact, "{\"first_name\": \"Theo\"}").statusCode(200).body("$", not(hasKey("email")));
        varying()
                .body("{\"last_name\": \"Tester\", \"position\": \"Buyer\"}")
                .post("/api/contacts")
                .then()
                .statusCode(403)
                .body("errors.pointer", contains("/position"));
        get(contact).body("email", equalTo("tess@mask.example"));
    }

    @Test
    void copiesNothingThatIsHiddenToWhereItIsSeen() {
        String contact = contact(READER);
        hide("contact", "emails");

        String lead = varying()
                .body("{\"contact_id\": \"%s\"}".formatted(contact.substring(contact.lastIndexOf('/') + 1)))
                .post("/api/leads")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        get("/sales/leads/" + lead).body("lastName", equalTo("Tester")).body("email", nullValue());
    }

    /** Or else it could be tried out whether what is hidden is there. */
    @Test
    void judgesWhatASeenRecordSaysByWhatIsSeen() {
        String known = path("/sales/leads", "{\"lastName\": \"Tester\", \"email\": \"tess@mask.example\"}");
        String anonymous = path("/sales/leads", "{\"email\": \"tess@mask.example\"}");
        hide("lead", "email", "phone");

        patch(known, "{\"lastName\": null}")
                .statusCode(422)
                .body("type", equalTo("urn:problem:lead-without-name"))
                .body("errors.pointer", contains("/lastName"));
        patch(anonymous, "{\"score\": 5}").statusCode(200);
        hide("contact", "emails");
        for (String path : List.of("/sales/contacts", "/api/contacts")) {
            String named = contact(READER).replace("/sales/contacts", path);
            String body = path.startsWith("/api")
                    ? "{\"first_name\": null, \"last_name\": null}"
                    : "{\"firstName\": null, \"lastName\": null}";
            patch(named, body).statusCode(422).body("type", equalTo("urn:problem:contact-without-name"));
        }
        SalesApi.patch(known, "{\"lastName\": null}").statusCode(200);
    }

    @Test
    void previewsNoMoreOfAConversionThanIsSeen() {
        String company = "Masked " + UUID.randomUUID();
        String contact = contact(READER);
        String lead = path("/sales/leads", """
                {"lastName": "Tester", "company": "%s", "email": "tess@mask.example", "contactId": "%s",
                 "estimatedValue": {"amount": "9000", "currency": "EUR"}}
                """.formatted(company, contact.substring(contact.lastIndexOf('/') + 1)));
        hide("contact", "emails");

        varying()
                .get(lead + "/conversion-preview")
                .then()
                .statusCode(200)
                .body("contact.values", not(hasKey("emails")))
                .body("contact.values.lastName", equalTo("Tester"))
                .body("opportunity.values.amount.amount", equalTo("9000.00"));
        hide("lead", "estimatedValue", "email");
        varying()
                .get(lead + "/conversion-preview")
                .then()
                .statusCode(200)
                .body("contact.values.emails.address", contains("tess@mask.example"))
                .body("opportunity.values.amount", nullValue());
    }

    @Test
    void doesNotTellWhoWasFoundByWhatIsHidden() {
        String address = UUID.randomUUID() + "@mask.example";
        id("/sales/contacts", "{\"lastName\": \"Tester\", \"emails\": [{\"address\": \"%s\"}]}".formatted(address));
        String lead = path("/sales/leads", "{\"lastName\": \"Tester\", \"email\": \"%s\"}".formatted(address));
        act(lead + "/qualify", "").statusCode(200);
        var masks = Map.of("contact", "emails", "lead", "email");

        masks.forEach((type, hidden) -> {
            hide(type, hidden);
            varying()
                    .get(lead + "/conversion-preview")
                    .then()
                    .statusCode(200)
                    .body("duplicates.contacts.id", contains(nullValue()))
                    .body("duplicates.contacts.name", contains(nullValue()));
        });
        hide("contact", "emails");
        varying()
                .body("{}")
                .post(lead + "/convert")
                .then()
                .statusCode(409)
                .body("candidates.contacts.id", contains(nullValue()))
                .body("candidates.contacts.name", contains(nullValue()));
    }

    /** A conversion fills for the caller what he might set himself. */
    @Test
    void fillsNothingThatIsHidden() {
        String contact = path("/sales/contacts", "{\"lastName\": \"Tester\"}");
        String lead = path("/sales/leads", """
                {"lastName": "Tester", "phone": "+4930123456", "jobTitle": "Buyer", "contactId": "%s"}
                """.formatted(contact.substring(contact.lastIndexOf('/') + 1)));
        act(lead + "/qualify", "").statusCode(200);
        hide("contact", "phones");

        varying()
                .body("{\"opportunity\": {\"name\": \"Deal\"}}")
                .post(lead + "/convert")
                .then()
                .statusCode(200);

        get(contact).body("phones", empty()).body("jobTitle", equalTo("Buyer"));
    }
}
