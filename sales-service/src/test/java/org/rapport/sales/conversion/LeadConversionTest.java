package org.rapport.sales.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.EDITOR;
import static org.rapport.kit.testing.TestLogin.Member.PROSPECTOR;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.sales.SalesApi.act;
import static org.rapport.sales.SalesApi.delete;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.SalesApi.patch;
import static org.rapport.sales.SalesApi.path;
import static org.rapport.sales.conversion.ConversionFixture.LEADS;
import static org.rapport.sales.conversion.ConversionFixture.qualified;
import static org.rapport.sales.conversion.ConversionFixture.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.TestLogin;

@QuarkusTest
class LeadConversionTest {

    @Test
    void makesAccountContactAndOpportunityOfALead() {
        String company = unique("Stark");
        String lead = qualified(company);

        JsonPath converted = act(lead + "/convert", "{\"opportunity\": {\"closeDate\": \"2027-01-31\"}}")
                .statusCode(200)
                .body("status", equalTo("converted"))
                .body("conversion.accountCreated", equalTo(true))
                .extract()
                .jsonPath();

        String leadId = converted.getString("id");
        get("/sales/accounts/" + converted.getString("conversion.accountId"))
                .body("name", equalTo(company))
                .body("domain", equalTo(company.toLowerCase(Locale.ROOT) + ".example"))
                .body("leadId", equalTo(leadId))
                .body("version", equalTo(1));
        get("/sales/contacts/" + converted.getString("conversion.contactId"))
                .body("lastName", equalTo("Potts"))
                .body("emails[0].address", equalTo("pepper@" + company + ".example"))
                .body("accountId", equalTo(converted.getString("conversion.accountId")))
                .body("source", equalTo("fair"))
                .body("firstTouch.campaign", equalTo("spring"))
                .body("consents[0].state", equalTo("granted"))
                .body("ownerId", equalTo(ADMINISTRATOR.subject(ACME)));
        get("/sales/opportunities/" + converted.getString("conversion.opportunityId"))
                .body("name", equalTo(company))
                .body("amount.amount", equalTo("9000.00"))
                .body("closeDate", equalTo("2027-01-31"))
                .body("contactId", equalTo(converted.getString("conversion.contactId")));
        List<String> transactions = List.of(
                get(lead + "/history").extract().<String>path("items[0].transactionId"),
                get("/sales/accounts/" + converted.getString("conversion.accountId") + "/history")
                        .extract()
                        .<String>path("items[0].transactionId"));
        assertThat(transactions).containsOnly(transactions.getFirst());
    }

    @Test
    void answersASecondConversionWithLinks() {
        String lead = qualified(unique("Wayne"));
        String account = act(lead + "/convert", "{}").statusCode(200).extract().path("conversion.accountId");

        act(lead + "/convert", "{}")
                .statusCode(409)
                .body("type", equalTo("urn:problem:lead-converted"))
                .body("links.account", equalTo("/sales/accounts/" + account))
                .body("links.keySet()", containsInAnyOrder("account", "contact", "opportunity"));
    }

    @Test
    void convertsOnlyWhatIsQualifiedAndRead() {
        String lead = path(LEADS, "{\"lastName\": \"Early\"}");

        act(lead + "/convert", "{}").statusCode(422).body("allowed", hasItem("qualified"));
        act(lead + "/qualify", "").statusCode(200);
        TestLogin.as(ACME, ADMINISTRATOR)
                .body("{}")
                .post(lead + "/convert")
                .then()
                .statusCode(428);
        TestLogin.as(ACME, ADMINISTRATOR)
                .header("If-Match", "\"1\"")
                .body("{}")
                .post(lead + "/convert")
                .then()
                .statusCode(412);
        TestLogin.as(ACME, READER)
                .header("If-Match", "*")
                .body("{}")
                .post(lead + "/convert")
                .then()
                .statusCode(403)
                .body("permission", equalTo("lead:convert"));
        get(lead).body("status", equalTo("qualified")).body("version", equalTo(2));
    }

    @Test
    void tellsBeforehandWhatItWouldDo() {
        String company = unique("Oscorp");
        String known = id("/sales/accounts", "{\"name\": \"%s\"}".formatted(company));
        String lead = qualified(company);

        get(lead + "/conversion-preview")
                .statusCode(200)
                .body("possible", equalTo(false))
                .body("account.action", equalTo("create"))
                .body("account.values.website", equalTo(company.toLowerCase(Locale.ROOT) + ".example"))
                .body("duplicates.accounts.id", contains(known))
                .body("duplicates.accounts[0].matches", contains("name"))
                .body("missingPermissions", empty());
        get(lead + "/conversion-preview?accountId=" + known)
                .body("possible", equalTo(true))
                .body("account.action", equalTo("fill"))
                .body("account.id", equalTo(known));
        TestLogin.as(ACME, READER)
                .get(lead + "/conversion-preview")
                .then()
                .statusCode(200)
                .body("missingPermissions", hasItem("contact:create"));
    }

    /** Who may not read what is named learns nothing of it, and of what follows from it no more than that it is there. */
    @Test
    void tellsNothingOfRecordsThatOneMayNotRead() {
        String company = unique("Secret");
        String account = id("/sales/accounts", "{\"name\": \"%s\"}".formatted(company));
        String contact = id("/sales/contacts", """
                {"lastName": "Hidden", "accountId": "%1$s", "emails": [{"address": "pepper@%2$s.example"}]}
                """.formatted(account, company));
        String deal = id("/sales/opportunities", """
                {"name": "Hidden", "accountId": "%s", "amount": {"amount": "77777.00", "currency": "EUR"}}
                """.formatted(account));
        String lead = qualified(company);
        String preview = lead + "/conversion-preview";

        prospector(preview + "?opportunityId=" + deal)
                .statusCode(422)
                .body("errors.pointer", contains("/opportunityId"));
        prospector(preview + "?contactId=" + contact).statusCode(422).body("errors.pointer", contains("/contactId"));
        prospector(preview + "?accountId=" + account)
                .statusCode(200)
                .body("account.values.name", equalTo(company))
                .body("duplicates.contacts[0].matches", contains("email"))
                .body("duplicates.contacts[0].id", nullValue())
                .body("duplicates.contacts[0].name", nullValue())
                .body("missingPermissions", hasItem("account:edit"));
        patch(lead, "{\"contactId\": \"%s\"}".formatted(contact)).statusCode(200);
        prospector(preview)
                .statusCode(200)
                .body("contact.action", equalTo("fill"))
                .body("contact.values", nullValue())
                .body("missingPermissions", hasItem("contact:read"));
        TestLogin.as(ACME, PROSPECTOR)
                .header("If-Match", "*")
                .body("{\"contactId\": \"%s\"}".formatted(contact))
                .post(lead + "/convert")
                .then()
                .statusCode(422);
    }

    @Test
    void isUndoneByWhoMayDeleteWhatItMade() {
        String lead = qualified(unique("Weyland"));
        act(lead + "/convert", "{}").statusCode(200);

        TestLogin.as(ACME, PROSPECTOR)
                .header("If-Match", "*")
                .post(lead + "/unconvert")
                .then()
                .statusCode(403)
                .body(
                        "permissions",
                        containsInAnyOrder("contact:read", "contact:delete", "opportunity:read", "opportunity:delete"));
        get(lead).body("status", equalTo("converted"));
    }

    @Test
    void saysWhichRecordIsMissingWhenItCannotBeUndone() {
        String contact = id("/sales/contacts", "{\"lastName\": \"Potts\"}");
        String lead = qualified(unique("Nakatomi"));
        String account = act(
                        lead + "/convert",
                        "{\"contactId\": \"%s\", \"doNotCreateOpportunity\": true}".formatted(contact))
                .statusCode(200)
                .extract()
                .path("conversion.accountId");
        delete("/sales/contacts/" + contact).statusCode(204);

        act(lead + "/unconvert", "")
                .statusCode(409)
                .body("type", equalTo("urn:problem:conversion-incomplete"))
                .body("missing.type", equalTo("contact"))
                .body("missing.id", equalTo(contact));
        get("/sales/accounts/" + account).statusCode(200);
        act("/sales/contacts/" + contact + "/restore", "").statusCode(200);
        act(lead + "/unconvert", "").statusCode(200);
        get("/sales/contacts/" + contact).body("accountId", nullValue());
    }

    private static ValidatableResponse prospector(String path) {
        return TestLogin.as(ACME, PROSPECTOR).get(path).then();
    }

    @Test
    void refusesDuplicatesUnlessTheyAreWanted() {
        String company = unique("Acme");
        act(qualified(company) + "/convert", "{}").statusCode(200);
        String lead = qualified(company);

        act(lead + "/convert", "{}")
                .statusCode(409)
                .body("type", equalTo("urn:problem:duplicate-found"))
                .body("candidates.accounts[0].matches", contains("domain", "name"))
                .body("candidates.contacts[0].matches", contains("email"));
        act(lead + "/convert", "{\"bypassAccountDedupe\": true}").statusCode(409);
        act(lead + "/convert", "{\"bypassAccountDedupe\": true, \"bypassContactDedupe\": true}")
                .statusCode(200);
    }

    @Test
    void makesNoCompanyOfAMailProviderThatEverybodyUses() {
        for (String name : List.of(unique("One"), unique("Other"))) {
            String lead = path(LEADS, """
                    {"lastName": "%1$s", "company": "%1$s Ltd", "email": "%1$s@yahoo.co.uk"}
                    """.formatted(name));
            act(lead + "/qualify", "").statusCode(200);

            String account =
                    act(lead + "/convert", "{}").statusCode(200).extract().path("conversion.accountId");
            get("/sales/accounts/" + account).body("website", nullValue()).body("domain", nullValue());
        }
    }

    @Test
    void fillsOnlyWhatIsEmpty() {
        String company = unique("Umbrella");
        String account = id("/sales/accounts", "{\"name\": \"%s Ltd\", \"phone\": \"+4912345\"}".formatted(company));
        String contact = id("/sales/contacts", """
                {"firstName": "Virginia", "source": "web", "emails": [{"address": "v@home.example"}],
                 "consents": [{"channel": "email", "topic": "*", "state": "withdrawn"}]}
                """);
        String opportunity =
                id("/sales/opportunities", "{\"name\": \"Known\", \"accountId\": \"%s\"}".formatted(account));
        String lead = qualified(company);
        patch(lead, "{\"jobTitle\": \"Chief\", \"address\": {\"city\": \"Paris\", \"country\": \"FR\"}}");

        act(lead + "/convert", """
                {"contactId": "%s", "opportunityId": "%s"}
                """.formatted(contact, opportunity))
                .statusCode(200)
                .body("conversion.accountId", equalTo(account))
                .body("conversion.contactCreated", equalTo(false))
                .body("conversion.opportunityCreated", equalTo(false));

        get("/sales/accounts/" + account)
                .body("name", equalTo(company + " Ltd"))
                .body("phone", equalTo("+4912345"))
                .body("domain", equalTo(company.toLowerCase(Locale.ROOT) + ".example"));
        get("/sales/contacts/" + contact)
                .body("firstName", equalTo("Virginia"))
                .body("lastName", equalTo("Potts"))
                .body("jobTitle", equalTo("Chief"))
                .body("address.city", equalTo("Paris"))
                .body("source", equalTo("web"))
                .body("accountId", equalTo(account))
                .body("emails.address", contains("v@home.example", "pepper@" + company + ".example"))
                .body("emails.primary", contains(true, false))
                .body("consents.state", contains("withdrawn", "granted"))
                .body("consents.address", contains("v@home.example", "pepper@" + company + ".example"));
        get("/sales/opportunities/" + opportunity)
                .body("name", equalTo("Known"))
                .body("amount.amount", equalTo("9000.00"))
                .body("contactId", equalTo(contact));
    }

    @Test
    void leavesWhatItIsConvertedIntoToWhoseItIs() {
        String known = """
                "ownerId": "%s", "%s": {"city": "Berlin", "country": "DE"}
                """;
        String account = id(
                "/sales/accounts",
                "{\"name\": \"Known\", \"website\": \"known.example\", %s}"
                        .formatted(known.formatted(EDITOR.subject(ACME), "billingAddress")));
        String contact = id("/sales/contacts", """
                {"firstName": "Virginia", "lastName": "Stark", "jobTitle": "Founder",
                 "emails": [{"address": "v@known.example"}], %s}
                """.formatted(known.formatted(EDITOR.subject(ACME), "address")));
        String lead = qualified(unique("Other"));
        patch(lead, """
                {"jobTitle": "Assistant", "website": "other.example", "address": {"city": "Paris", "country": "FR"}}
                """).statusCode(200).body("ownerId", equalTo(ADMINISTRATOR.subject(ACME)));

        act(lead + "/convert", "{\"accountId\": \"%s\", \"contactId\": \"%s\"}".formatted(account, contact))
                .statusCode(200);

        get("/sales/accounts/" + account)
                .body("name", equalTo("Known"))
                .body("ownerId", equalTo(EDITOR.subject(ACME)))
                .body("website", equalTo("known.example"))
                .body("billingAddress.city", equalTo("Berlin"));
        get("/sales/contacts/" + contact)
                .body("firstName", equalTo("Virginia"))
                .body("lastName", equalTo("Stark"))
                .body("jobTitle", equalTo("Founder"))
                .body("ownerId", equalTo(EDITOR.subject(ACME)))
                .body("emails[0].address", equalTo("v@known.example"))
                .body("emails.primary", contains(true, false))
                .body("address.city", equalTo("Berlin"));
    }

    @Test
    void doesWithoutAnOpportunityAndOverwritesTheSource() {
        String contact = id("/sales/contacts", "{\"lastName\": \"Potts\", \"source\": \"web\"}");
        String lead = qualified(unique("Vandelay"));

        act(lead + "/convert", """
                {"contactId": "%s", "doNotCreateOpportunity": true, "overwriteLeadSource": true}
                """.formatted(contact)).statusCode(200).body("conversion.opportunityId", nullValue());
        get("/sales/contacts/" + contact).body("source", equalTo("fair"));
        act(qualified(unique("Vandelay")) + "/convert", "{\"accountId\": \"%s\"}".formatted(UUID.randomUUID()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/accountId"));
    }

    @Test
    void isUndoneWhileNobodyHasWorkedWithWhatItMade() {
        String lead = qualified(unique("Cyberdyne"));
        JsonPath converted =
                act(lead + "/convert", "{}").statusCode(200).extract().jsonPath();

        act(lead + "/unconvert", "")
                .statusCode(200)
                .body("status", equalTo("qualified"))
                .body("conversion", nullValue());
        get("/sales/accounts/" + converted.getString("conversion.accountId")).statusCode(404);
        get("/sales/opportunities/" + converted.getString("conversion.opportunityId"))
                .statusCode(404);

        String again = act(lead + "/convert", "{}").statusCode(200).extract().path("conversion.opportunityId");
        patch("/sales/opportunities/" + again, "{\"nextStep\": \"call\"}").statusCode(200);
        act(lead + "/unconvert", "")
                .statusCode(409)
                .body("type", equalTo("urn:problem:conversion-in-use"))
                .body("changes.type", contains("opportunity"))
                .body("changes[0].changes[0].fields", contains("/nextStep"));
        act(path(LEADS, "{\"lastName\": \"Early\"}") + "/unconvert", "").statusCode(409);
    }

    @Test
    void isNotUndoneWhenOthersDependOnIt() {
        String lead = qualified(unique("Tyrell"));
        String account = act(lead + "/convert", "{}").statusCode(200).extract().path("conversion.accountId");
        String contact = id("/sales/contacts", "{\"lastName\": \"Rachael\", \"accountId\": \"%s\"}".formatted(account));

        act(lead + "/unconvert", "").statusCode(409).body("changes.id", contains(contact));
    }
}
