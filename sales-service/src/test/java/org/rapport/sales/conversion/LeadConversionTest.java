package org.rapport.sales.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.PROSPECTOR;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.sales.SalesApi.act;
import static org.rapport.sales.SalesApi.delete;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.SalesApi.patch;
import static org.rapport.sales.SalesApi.path;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rapport.kit.testing.TestLogin;

@QuarkusTest
class LeadConversionTest {

    private static final String LEADS = "/sales/leads";

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

    @Test
    void makesOneOfEachWhenFiftyConvertAtOnce() throws Exception {
        String company = unique("Fifty");
        String lead = qualified(company);

        List<Response> answers = fifty(() -> TestLogin.as(ACME, ADMINISTRATOR)
                .header("If-Match", "*")
                .body("{\"bypassAccountDedupe\": true, \"bypassContactDedupe\": true}")
                .post(lead + "/convert"));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .hasSize(49)
                .allSatisfy(answer ->
                        assertThat(answer.jsonPath().getString("links.contact")).startsWith("/sales/contacts/"));
        requireOneOfEach(company, lead);
    }

    @Test
    void makesOneOfEachWhenFiftyConvertTheVersionTheyRead() throws Exception {
        String company = unique("Version");
        String lead = qualified(company);

        List<Response> answers = fifty(() -> TestLogin.as(ACME, ADMINISTRATOR)
                .header("If-Match", "\"2.0\"")
                .body("{}")
                .post(lead + "/convert"));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 200))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(409));
        requireOneOfEach(company, lead);
    }

    @Test
    void makesOneOfEachWhenOneRequestIsSentFiftyTimes() throws Exception {
        String company = unique("Repeat");
        String lead = qualified(company);
        String key = UUID.randomUUID().toString();
        Callable<Response> request = () -> TestLogin.as(ACME, ADMINISTRATOR)
                .header("If-Match", "*")
                .header("Idempotency-Key", key)
                .body("{}")
                .post(lead + "/convert");

        List<Response> answers = fifty(request);

        List<String> firstAnswers = answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .map(answer -> answer.body().asString())
                .toList();
        assertThat(firstAnswers).isNotEmpty().containsOnly(request.call().body().asString());
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 200))
                .allSatisfy(answer -> assertThat(answer.jsonPath().getString("type"))
                        .isEqualTo("urn:problem:idempotency-key-in-use"));
        requireOneOfEach(company, lead);
    }

    private static void requireOneOfEach(String company, String lead) {
        JsonPath conversion = get(lead).body("version", equalTo(3)).extract().jsonPath();
        get("/sales/accounts?filter=domain==" + company.toLowerCase(Locale.ROOT) + ".example")
                .body("items.id", contains(conversion.getString("conversion.accountId")));
        get("/sales/contacts?filter=email==pepper@" + company + ".example")
                .body("items.id", contains(conversion.getString("conversion.contactId")));
        get("/sales/opportunities?filter=accountId==" + conversion.getString("conversion.accountId"))
                .body("items.id", contains(conversion.getString("conversion.opportunityId")));
    }

    /** What fifty clients are answered that ask at once, and again where the service was too busy to begin. */
    private static List<Response> fifty(Callable<Response> request) throws Exception {
        Callable<Response> patiently = () -> {
            Response answer = request.call();
            while (answer.statusCode() == 503) {
                answer = request.call();
            }
            return answer;
        };
        try (var clients = Executors.newFixedThreadPool(50)) {
            List<Future<Response>> answers = clients.invokeAll(
                    IntStream.range(0, 50).mapToObj(_ -> patiently).toList());
            var all = new ArrayList<Response>();
            for (var answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }

    private static String unique(String name) {
        return name + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String qualified(String company) {
        String lead = path(LEADS, """
                {"firstName": "Pepper", "lastName": "Potts", "company": "%1$s", "email": "pepper@%1$s.example",
                 "estimatedValue": {"amount": "9000", "currency": "EUR"}, "source": "fair",
                 "touch": {"campaign": "spring"},
                 "consents": [{"channel": "email", "topic": "*", "state": "granted"}]}
                """.formatted(company));
        act(lead + "/qualify", "").statusCode(200);
        return lead;
    }
}
