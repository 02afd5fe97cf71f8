package org.rapport.sales.contact;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.SalesApi.patch;
import static org.rapport.sales.SalesApi.path;
import static org.rapport.sales.SalesApi.post;
import static org.rapport.sales.SalesApi.put;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapport.kit.field.PhoneNumber;
import org.rapport.kit.testing.TestLocales;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;

/** Telephone numbers as they are dialled in the country of an organisation: ACME is at home in Germany. */
@QuarkusTest
class LocalNumberTest {

    private static final String CONTACTS = "/sales/contacts";
    private static final String LEADS = "/sales/leads";

    @BeforeEach
    void isAtHome() {
        TestLocales.change(ACME, "de-DE");
    }

    @AfterEach
    void restore() {
        TestLocales.restore();
    }

    private static String called(String number) {
        return "{\"lastName\": \"Local\", \"phones\": [{\"number\": \"%s\"}]}".formatted(number);
    }

    private static ValidatableResponse make(TestTenant tenant, String number) {
        return TestLogin.as(tenant, ADMINISTRATOR)
                .body(called(number))
                .post(CONTACTS)
                .then();
    }

    @Test
    void isKeptAsItIsDialledFromEverywhere() {
        make(ACME, "030 123456").statusCode(201).body("phones.number", contains("+4930123456"));
        make(ACME, "0041 44 668 18 00").statusCode(201).body("phones.number", contains("+41446681800"));
    }

    @Test
    void isOneOfTheCountryOfItsOrganisation() {
        TestLocales.change(GLOBEX, "en-US");

        make(GLOBEX, "(212) 555-0123").statusCode(201).body("phones.number", contains("+12125550123"));
        make(GLOBEX, "011 49 30 123456").statusCode(201).body("phones.number", contains("+4930123456"));
        make(GLOBEX, "030 123456").statusCode(400);
        make(ACME, "(212) 555-0123").statusCode(400);
        TestLocales.change(GLOBEX, "it-IT");
        make(GLOBEX, "06 1234 5678").statusCode(201).body("phones.number", contains("+390612345678"));
    }

    @Test
    void isNoneWhereNobodyKnowsTheCountry() {
        TestLocales.change(ACME, "de");

        make(ACME, "030 123456")
                .statusCode(400)
                .body("errors.pointer", contains("/phones/0/number"))
                .body("errors.detail", contains(PhoneNumber.MESSAGE));
        make(ACME, "+49 30 123456").statusCode(201);
    }

    @Test
    void isReadInAllBodies() {
        String contact = path(CONTACTS, called("030 123456"));
        String lead = path(LEADS, "{\"lastName\": \"Local\", \"phone\": \"0171-1234567\"}");

        get(lead).body("phone", equalTo("+491711234567"));
        patch(lead, "{\"phone\": \"030 234567\"}").statusCode(200).body("phone", equalTo("+4930234567"));
        patch(lead, "{\"phone\": \"110\"}").statusCode(400).body("errors.pointer", contains("/phone"));
        put(contact, called("030 345678")).statusCode(200).body("phones.number", contains("+4930345678"));
        post("/api/contacts", "{\"first_name\": \"Ann\", \"last_name\": \"Local\", \"phone\": \"030 123456\"}")
                .statusCode(201)
                .body("phone", equalTo("+4930123456"));
        post("/sales/accounts", "{\"name\": \"Local\", \"phone\": \"030 123456\"}")
                .statusCode(201)
                .body("phone", equalTo("+4930123456"));
        post("/sales/batch", """
                {"operations": [{"method": "POST", "path": "%s", "body": %s}]}
                """.formatted(CONTACTS, called("030 123456")))
                .body("results[0].status", equalTo(201))
                .body("results[0].body.phones.number", contains("+4930123456"));
    }

    @Test
    void isReadInJobs() {
        String lead = id(LEADS, "{\"lastName\": \"Local\"}");

        String job = post("/sales/jobs", """
                {"operation": {"method": "PATCH", "path": "/sales/leads/{id}", "body": {"phone": "030 123456"}},
                 "records": {"ids": ["%s"]}}
                """.formatted(lead))
                .statusCode(202)
                .extract()
                .path("id");
        Callable<Object> finishedAt =
                () -> get("/sales/jobs/" + job).statusCode(200).extract().path("finishedAt");
        await().atMost(60, SECONDS).until(finishedAt, at -> at != null);

        get("/sales/jobs/" + job).body("progress.succeeded", equalTo(1));
        get(LEADS + "/" + lead).body("phone", equalTo("+4930123456"));
    }

    @Test
    void isAmongTheAddressesForWhichConsentsAreGiven() {
        String contact = path(CONTACTS, """
                {"lastName": "Local", "phones": [{"number": "+4930123456"}, {"number": "030 234567"}],
                 "consents": [{"channel": "sms", "topic": "news", "state": "granted", "address": "030 / 234567"}]}
                """);

        get(contact).body("consents.address", contains("+4930234567"));
    }

    @Test
    void findsWhatIsKeptOtherwise() {
        String digits = "30" + (10_000_000 + Math.abs(UUID.randomUUID().hashCode() % 80_000_000));
        String contact = id(CONTACTS, called("+49" + digits));

        for (String asked : List.of("0" + digits, "+49 (0)" + digits, "0049 " + digits)) {
            find(ACME, asked).body("items.id", contains(contact));
        }
        TestLocales.change(ACME, "en-US");
        find(ACME, "011 49 " + digits)
                .body("items.id", contains(contact))
                .body("items[0].matches.property", contains("phones"));
        post(CONTACTS + "/search", "{\"filter\": {\"words\": \"011 49 %s\"}}".formatted(digits))
                .statusCode(200)
                .body("items.id", hasItem(contact));
    }

    private static ValidatableResponse find(TestTenant tenant, String words) {
        return TestLogin.as(tenant, ADMINISTRATOR)
                .queryParam("q", words)
                .queryParam("types", "contact")
                .get("/sales/search")
                .then()
                .statusCode(200);
    }
}
