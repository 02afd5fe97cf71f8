package org.rapport.sales;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.SalesApi.patch;
import static org.rapport.sales.SalesApi.path;
import static org.rapport.sales.SalesApi.post;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.kit.testing.TestLogin;

/** What people and their programs send: spellings that mean the same, and what cannot be meant. */
@QuarkusTest
class InputTest {

    @ParameterizedTest
    @ValueSource(strings = {"%s\\u200b", "\\ufeff%s", "%s\\u00a0", "%s\\n"})
    void dropsWhatNobodySeesAroundAnAddress(String spelling) {
        String email = unique() + "@example.com";

        post("/sales/leads", "{\"lastName\": \"Z\", \"email\": \"%s\"}".formatted(spelling.formatted(email)))
                .statusCode(201)
                .body("email", equalTo(email));
        get("/sales/leads?count=true&filter=email==" + email).body("count", equalTo(1));
    }

    @Test
    void knowsAnAddressInEverySpelling() {
        String name = unique();
        String typed =
                id("/sales/leads", "{\"lastName\": \"A\", \"email\": \"%s@m\u00fcnchen.example\"}".formatted(name));
        String pasted =
                id("/sales/leads", "{\"lastName\": \"B\", \"email\": \"%s@xn--mnchen-3ya.example\"}".formatted(name));

        for (String asked :
                new String[] {"@m\u00fcnchen.example", "@XN--mnchen-3ya.example", "@MU\u0308NCHEN.example"}) {
            TestLogin.as(ACME, ADMINISTRATOR)
                    .queryParam("filter", "email==" + name + asked)
                    .queryParam("sort", "createdAt")
                    .get("/sales/leads")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(typed, pasted));
        }
        get("/sales/leads/" + typed).body("email", equalTo(name + "@m\u00fcnchen.example"));
    }

    /** The query as it stands in the URL. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a+%s@example.com      | email==a%%2B%s@example.com",
                "o'brien-%s@example.com | email==%%22o'brien-%s@example.com%%22",
                "c%s@example.com       | email==c%s@example.com%%3BcreatedAt=ge=2026-01-01T01:00:00%%2B01:00",
            })
    void findsWhatIsSentAsUrlsWantIt(String address, String query) {
        String some = unique();
        String lead = id("/sales/leads", "{\"lastName\": \"Q\", \"email\": \"%s\"}".formatted(address.formatted(some)));

        unencoded(query.formatted(some)).statusCode(200).body("items.id", contains(lead));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email==a+b@example.com",
                "email==o'brien@example.com",
                "createdAt=ge=2026-01-01T01:00:00+01:00",
            })
    void saysHowAFilterIsToBeSent(String query) {
        unencoded(query)
                .statusCode(400)
                .body("errors.pointer", contains("#filter"))
                .body("errors[0].detail", containsString("+ is sent as %2B"))
                .body("errors[0].detail", containsString("in double quotes"));
    }

    private static ValidatableResponse unencoded(String filter) {
        return TestLogin.as(ACME, ADMINISTRATOR)
                .urlEncodingEnabled(false)
                .get("/sales/leads?filter=" + filter)
                .then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{0}@example.com\\u200b", "{0}@EXAMPLE.com", "{0}@example.com."})
    void listsNoAddressOfAContactTwice(String spelling) {
        String name = unique();

        post("/sales/contacts", """
                {"lastName": "Z", "emails": [{"address": "%s@example.com"}, {"address": "%s"}]}
                """.formatted(name, spelling.replace("{0}", name)))
                .statusCode(spelling.endsWith(".") ? 400 : 422);
    }

    @Test
    void findsACompanyInEverySpelling() {
        String name = unique();
        String account = id("/sales/accounts", "{\"name\": \"caf\u00e9 \u0130\u03a3 %s\"}".formatted(name));

        for (String company : new String[] {
            "cafe\u0301 \u0130\u03a3 ",
            "CAF\u00c9\u00a0\u0130\u03c2 ",
            "caf\u00e9  i\u0307\u03c3 ",
            "\u200bcaf\u00e9 \u0130\u03a3 "
        }) {
            String lead = path("/sales/leads", "{\"lastName\": \"L\", \"company\": \"%s%s\"}".formatted(company, name));
            get(lead + "/conversion-preview")
                    .body("duplicates.accounts.id", contains(account))
                    .body("duplicates.accounts[0].matches", contains("name"));
            post("/api/contacts", "{\"last_name\": \"C\", \"company\": \"%s%s\"}".formatted(company, name))
                    .statusCode(201);
        }
        get("/sales/contacts?count=true&filter=accountId==" + account).body("count", equalTo(4));
    }

    @ParameterizedTest
    @CsvSource({
        "O, o",
        "\u00d6sterreich, \u00d6STERREICH",
        "\u0645\u062d\u0645\u062f, \u0645\u062d\u0645\u062f",
        "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67, \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67"
    })
    void knowsNamesInAnyScriptHoweverTheyAreWritten(String name, String again) {
        String unique = " " + unique();
        String account = id("/sales/accounts", "{\"name\": \"%s\"}".formatted(name + unique));
        String lead =
                path("/sales/leads", "{\"lastName\": \"%s\", \"company\": \"%s\"}".formatted(name, again + unique));
        String contact =
                id("/api/contacts", "{\"last_name\": \"%s\", \"company\": \"%s\"}".formatted(name, again + unique));

        TestLogin.as(ACME, ADMINISTRATOR)
                .queryParam("filter", "name==\"" + again + unique + "\"")
                .get("/sales/accounts")
                .then()
                .body("items.id", contains(account))
                .body("items.name", contains(name + unique));
        get(lead).body("lastName", equalTo(name));
        get(lead + "/conversion-preview").body("duplicates.accounts.id", contains(account));
        get("/sales/contacts/" + contact).body("lastName", equalTo(name)).body("accountId", equalTo(account));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"lastName\": \"\\u200b\"", "\"lastName\": \"\\u00a0\"", "\"lastName\": \"\"", "\"score\": 7"})
    void wantsSomethingToKnowALeadBy(String nothing) {
        post("/sales/leads", "{" + nothing + "}")
                .statusCode(422)
                .body("type", equalTo("urn:problem:lead-without-name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"firstName\": \"Sukarno\"",
                "\"lastName\": \"Sukarno\"",
                "\"phone\": \"+628111234567\"",
                "\"lastName\": \"\\ud83d\\udc68\\u200d\\ud83d\\udc69\\u200d\\ud83d\\udc67\"",
                "\"lastName\": \"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\""
            })
    void takesOneNameOrNumber(String said) {
        post("/sales/leads", "{" + said + "}").statusCode(201);
        post("/sales/contacts", "{" + said.replaceFirst("\"phone\": (.*)", "\"phones\": [{\"number\": $1}]") + "}")
                .statusCode(201);
    }

    @Test
    void countsCharactersAsUnicodeDoes() {
        post("/sales/leads", "{\"lastName\": \"%s\"}".formatted("\ud83d\ude00".repeat(100)))
                .statusCode(201);
        post("/sales/leads", "{\"company\": \"%s\"}".formatted("\ud83d\ude00".repeat(200)))
                .statusCode(201);
        post("/sales/leads", "{\"company\": \"%s\"}".formatted("\ud83d\ude00".repeat(201)))
                .statusCode(400)
                .body("errors.pointer", contains("/company"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"company", "jobTitle", "source", "firstName"})
    void refusesLinesThatAreNone(String field) {
        for (String text : new String[] {"a\\nb", "a\\u0007b", "a\\u2028b", "a\\u0085b"}) {
            post("/sales/leads", "{\"lastName\": \"L\", \"%s\": \"%s\"}".formatted(field, text))
                    .statusCode(400)
                    .body("errors.pointer", contains("/" + field));
        }
    }

    @Test
    void refusesNegativeAmounts() {
        String amount = "{\"amount\": \"-0.01\", \"currency\": \"EUR\"}";
        String account = id("/sales/accounts", "{\"name\": \"%s\"}".formatted(unique()));
        String lead = path("/sales/leads", "{\"lastName\": \"L\"}");

        post("/sales/leads", "{\"lastName\": \"L\", \"estimatedValue\": %s}".formatted(amount))
                .statusCode(400)
                .body("errors.pointer", contains("/estimatedValue/amount"));
        patch(lead, "{\"estimatedValue\": %s}".formatted(amount)).statusCode(400);
        post(
                        "/sales/opportunities",
                        "{\"name\": \"O\", \"accountId\": \"%s\", \"amount\": %s}".formatted(account, amount))
                .statusCode(400)
                .body("errors.pointer", contains("/amount/amount"));
        post(lead + "/convert", "{\"opportunity\": {\"amount\": %s}}".formatted(amount))
                .statusCode(400)
                .body("errors.pointer", contains("/opportunity/amount/amount"));
        post(
                        "/api/opportunities",
                        "{\"title\": \"T\", \"lead_id\": \"%s\", \"amount\": -0.01}".formatted(UUID.randomUUID()))
                .statusCode(400)
                .body("errors.pointer", contains("/amount"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-31T22:00:00Z", "+12026-01-01", "2026-02-30"})
    void takesNoTimeForADay(String day) {
        post("/api/opportunities", "{\"title\": \"T\", \"close_date\": \"%s\"}".formatted(day))
                .statusCode(400)
                .body("errors.pointer", hasItem("/close_date"));
        String account = id("/sales/accounts", "{\"name\": \"%s\"}".formatted(unique()));
        String deal = path("/sales/opportunities", "{\"name\": \"D\", \"accountId\": \"%s\"}".formatted(account));
        patch(deal, "{\"closeDate\": \"%s\"}".formatted(day))
                .statusCode(400)
                .body("errors.pointer", contains("/closeDate"));
    }

    /** Also those that the calendar of {@code java.sql} had otherwise, or not at all. */
    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "1500-02-28", "1582-10-04", "1582-10-10", "9999-12-31"})
    void keepsTheDayThatIsSaid(String day) {
        String account = id("/sales/accounts", "{\"name\": \"%s\"}".formatted(unique()));
        String deal = path(
                "/sales/opportunities",
                "{\"name\": \"D\", \"accountId\": \"%s\", \"closeDate\": \"%s\"}".formatted(account, day));

        get(deal).body("closeDate", equalTo(day));
        get("/sales/opportunities?filter=accountId==" + account + ";closeDate==" + day)
                .body("items.closeDate", contains(day));
    }

    /** Whoever writes such a number out needs more memory than there is. */
    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e99999999999"})
    void refusesNumbersBeyondMeasureAtOnce(String number) {
        String lead = id("/sales/leads", "{\"lastName\": \"L\", \"company\": \"%s\"}".formatted(unique()));
        String body = "{\"title\": \"T\", \"lead_id\": \"%s\", \"%s\": %s}";
        String deal = path("/api/opportunities", body.formatted(lead, "amount", "1"));

        assertTimeout(Duration.ofSeconds(5), () -> {
            for (String property : List.of("amount", "probability")) {
                post("/api/opportunities", body.formatted(lead, property, number))
                        .statusCode(400)
                        .body("errors.pointer", everyItem(equalTo("/" + property)));
                patch(deal, "{\"%s\": %s}".formatted(property, number))
                        .statusCode(400)
                        .body("errors.pointer", everyItem(equalTo("/" + property)));
            }
            patch("/sales/leads/" + lead, "{\"score\": %s}".formatted(number))
                    .statusCode(400)
                    .body("errors.pointer", contains("/score"));
        });
    }

    /** Though each text of it is within its limit. */
    @Test
    void refusesARecordWhoseEventNobodyCouldPublish() {
        String consents = IntStream.range(0, 20)
                .mapToObj(i -> "{\"channel\": \"email\", \"topic\": \"t%d\", \"state\": \"granted\", \"text\": \"%s\"}"
                        .formatted(i, "\u6f22".repeat(10_000)))
                .collect(Collectors.joining(", "));
        String name = unique();

        post(
                        "/sales/leads",
                        "{\"lastName\": \"L\", \"email\": \"%s@example.com\", \"consents\": [%s]}"
                                .formatted(name, consents))
                .statusCode(422)
                .body("type", equalTo("urn:problem:record-too-large"))
                .body("errors.pointer", contains("/consents"));
        get("/sales/leads?count=true&filter=email==" + name + "@example.com").body("count", equalTo(0));
        post("/sales/leads", "{\"lastName\": \"L\", \"address\": {\"street\": \"%s\"}}".formatted("x".repeat(600_000)))
                .statusCode(400)
                .body("errors.pointer", contains("/address/street"));
    }

    private static String unique() {
        return "u" + UUID.randomUUID().toString().substring(0, 12);
    }
}
