package org.rapport.sales.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.OUTSIDER;
import static org.rapport.kit.testing.TestLogin.Member.PROSPECTOR;
import static org.rapport.kit.testing.TestLogin.Member.SOLO;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestPolicies.deny;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.sales.SalesApi.act;
import static org.rapport.sales.SalesApi.delete;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.SalesApi.patch;
import static org.rapport.sales.SalesApi.post;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;
import org.rapport.kit.testing.TestTenant;

@QuarkusTest
class SearchTest {

    @AfterEach
    void withdraw() {
        TestPolicies.withdraw();
    }

    @Test
    void findsByTheBeginningsOfAllWords() {
        String word = word();
        String ada = contact("Ada", word, "ada.okafor@sample.example", "+4917155501234");
        contact("Ben", word, "ben@sample.example", "+4930123456");

        find("ADA " + word.substring(0, 10)).body("items.id", contains(ada));
        find(word + " okafor sampl").body("items.id", contains(ada));
        find(word + " 5550").body("items.id", contains(ada));
        find(word + " nobody").body("items", empty());
        find(word).body("items.id", hasSize(2)).body("items.type", everyItem(equalTo("contact")));
    }

    @Test
    void findsTelephoneNumbersByTheirParts() {
        String number = "+49171" + (10_000_000 + Math.abs(word().hashCode() % 80_000_000));
        String ada = contact("Ada", word(), word() + "@sample.example", number);
        String local = number.substring(3);

        for (String asked : List.of(
                number,
                "0" + local,
                "0" + local.substring(0, 3) + "/" + local.substring(3, 6) + " " + local.substring(6),
                local.substring(2))) {
            find(asked).body("items.id", contains(ada)).body("items[0].matches.property", contains("phones"));
        }
    }

    /** Vector 24. */
    @Test
    void whatIsSpelledAsItWasAskedComesFirst() {
        String word = word();
        String umlaut = contact(word, "Häusler", null, null);
        String without = contact(word, "Hausler", null, null);

        find(word + " häus").body("items.id", contains(umlaut, without));
        find(word + " HA\u0308US").body("items.id", contains(umlaut, without));
        find(word + " haus").body("items.id", containsInAnyOrder(umlaut, without));
        find(word + " haeus").body("items.id", contains(umlaut));
        find(word + " hus").body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({"Straße 5,strasse", "Straße 5,STRASSE", "Иванов,иван", "東京支店,支店", "東京支店,東京", "محمد,محم"})
    void findsAllScripts(String name, String asked) {
        String word = word();
        String account = id("/sales/accounts", "{\"name\": \"%s %s\"}".formatted(name, word));

        find(asked + " " + word).body("items.id", contains(account));
    }

    @Test
    void wholeWordsComeBeforeLongerOnesAndTitlesBeforeTheRest() {
        String word = word();
        String longer = id("/sales/accounts", "{\"name\": \"%ss\"}".formatted(word));
        String whole = id("/sales/accounts", "{\"name\": \"%s\"}".formatted(word));
        String inTitle = contact(null, word, null, null);
        String byAddress = contact("Ada", "Sample", word + "@sample.example", null);

        List<String> found = find(word).extract().path("items.id");

        assertThat(found.subList(0, 2)).containsExactlyInAnyOrder(whole, inTitle);
        assertThat(found.subList(2, 4)).containsExactly(longer, byAddress);
    }

    @Test
    void showsWhatWasFoundAndWhere() {
        String word = word();
        String lead = id(
                "/sales/leads",
                "{\"firstName\": \"Zoë\", \"lastName\": \"Sample\", \"company\": \"%s & Söhne\"}".formatted(word));

        find("zo " + word + " sohn")
                .body("items[0].type", equalTo("lead"))
                .body("items[0].id", equalTo(lead))
                .body("items[0].title", equalTo("Zoë Sample"))
                .body("items[0].matches.property", contains("firstName", "company"))
                .body("items[0].matches[0].spans", hasSize(1))
                .body("items[0].matches[0].spans[0].start", equalTo(0))
                .body("items[0].matches[0].spans[0].end", equalTo(2))
                .body("items[0].matches[1].text", equalTo(word + " & Söhne"))
                .body("items[0].matches[1].spans[1].start", equalTo(word.length() + 3));
    }

    @Test
    void followsEachChangeAtOnce() {
        String before = word();
        String after = word();
        String account = "/sales/accounts/" + id("/sales/accounts", "{\"name\": \"%s Limited\"}".formatted(before));

        patch(account, "{\"name\": \"%s Limited\"}".formatted(after)).statusCode(200);
        find(before).body("items", empty());
        find(after + " limited").body("items", hasSize(1));

        delete(account).statusCode(204);
        find(after).body("items", empty());

        act(account + "/restore", "").statusCode(200);
        find(after).body("items", hasSize(1));
    }

    @Test
    void whatWasRefusedIsNotFound() {
        String word = word();
        post("/sales/batch", """
                        {"atomic": true, "operations": [
                            {"method": "POST", "path": "/sales/accounts", "body": {"name": "%s"}},
                            {"method": "POST", "path": "/sales/accounts", "body": {}}]}
                        """.formatted(word)).statusCode(400);

        find(word).body("items", empty());
    }

    @Test
    void findsEachRecordOnceHoweverOftenItHasTheWord() {
        String word = word();
        var ids = IntStream.range(0, 12)
                .mapToObj(i -> contact(word + "a", word + "b", word + i + "@" + word + "c.example", null))
                .toList();

        List<String> found = find(word + "&limit=11").extract().path("items.id");
        assertThat(found).hasSize(11).doesNotHaveDuplicates().isSubsetOf(ids);
        find(word + "&limit=50").body("items.id", containsInAnyOrder(ids.toArray()));
    }

    @Test
    void takesTypesInTurn() {
        String word = word();
        for (int i = 0; i < 4; i++) {
            id("/sales/accounts", "{\"name\": \"%s\"}".formatted(word));
            id("/sales/leads", "{\"lastName\": \"%s\"}".formatted(word));
        }

        List<String> types = find(word + "&limit=4").extract().path("items.type");
        assertThat(types).containsExactlyInAnyOrder("account", "account", "lead", "lead");
        find(word + "&types=lead").body("items.type", contains("lead", "lead", "lead", "lead"));
        find(word + "&types=contact,opportunity").body("items", empty());
    }

    @Test
    void findsWhatTheCallerMayRead() {
        String word = word();
        String others = contact(word, "Sample", null, null);
        String lead = id("/sales/leads", "{\"lastName\": \"%s\"}".formatted(word));
        String own = TestLogin.as(ACME, SOLO)
                .body("{\"lastName\": \"%s\"}".formatted(word))
                .post("/sales/contacts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        find(ACME, SOLO, word).body("items.id", contains(own));
        find(ACME, PROSPECTOR, word).body("items.id", contains(lead));
        find(ACME, PROSPECTOR, word + "&types=contact", 403).body("permission", equalTo("contact:read"));
        find(ACME, OUTSIDER, word).body("items", empty());
        find(GLOBEX, ADMINISTRATOR, word).body("items", empty());

        act(
                        "/sales/contacts/" + others + "/shares",
                        "{\"memberId\": \"%s\", \"level\": \"read\"}".formatted(SOLO.id(ACME)))
                .statusCode(201);
        find(ACME, SOLO, word).body("items.id", containsInAnyOrder(own, others));

        TestPolicies.publish(deny("contact", "read", "resource.lastName == 'Sample'"));
        TestRoles.vary(new Grant("contact", List.of("read")));
        find(ACME, VARYING, word).body("items.id", contains(own));
    }

    @Test
    void findsNothingByWhatTheCallerDoesNotSee() {
        String word = word();
        String hidden = word();
        String contact = contact(word, hidden, hidden + "@sample.example", null);
        TestRoles.vary(new Grant("contact", List.of("read"), null, List.of("lastName", "emails"), List.of()));

        find(ACME, VARYING, hidden).body("items", empty());
        find(ACME, VARYING, word + " " + hidden).body("items", empty());
        find(ACME, VARYING, word)
                .body("items.id", contains(contact))
                .body("items[0].title", equalTo(word))
                .body("items[0].matches.property", contains("firstName"));
        find(hidden).body("items.id", contains(contact));
    }

    /** Where there are too many for the best hits, or other questions beside. */
    @Test
    void wordsArePartOfLargerQuestions() {
        String word = word();
        String hidden = word();
        String ada = contact("Ada", word + "s", hidden + "@sample.example", null);
        String ben = contact("Ben", word, null, null);
        String cem = contact("Cem", word, null, null);
        delete("/sales/contacts/" + cem).statusCode(204);

        ask(ADMINISTRATOR, "{\"words\": \"%s\"}".formatted(word)).body("items.id", contains(ben, ada));
        ask(ADMINISTRATOR, "{\"words\": \"%s\"}, \"deleted\": true".formatted(word))
                .body("items.id", contains(cem));
        ask(ADMINISTRATOR, """
                {"and": [{"words": "%s"}, {"not": {"words": "ADA"}}]}, "count": true""".formatted(word)).body("items.id", contains(ben)).body("count", equalTo(1));
        ask(ADMINISTRATOR, """
                {"or": [{"words": "%s"}, {"and": [{"words": "%s"}, {"property": "source", "op": "null", "value": false}]}]}
                """.formatted(hidden, word)).body("items.id", contains(ada));

        String next = ask(ADMINISTRATOR, "{\"words\": \"%s\"}, \"limit\": 1".formatted(word))
                .body("items.id", contains(ben))
                .extract()
                .path("next");
        ask(ADMINISTRATOR, "{\"words\": \"%s\"}, \"limit\": 1, \"cursor\": \"%s\"".formatted(word, next))
                .body("items.id", contains(ada));

        TestRoles.vary(new Grant("contact", List.of("read"), null, List.of("emails"), List.of()));
        ask(VARYING, "{\"words\": \"%s\"}".formatted(hidden)).body("items", empty());
        ask(VARYING, "{\"words\": \"ada %s\"}".formatted(word)).body("items.id", contains(ada));
    }

    private static ValidatableResponse ask(Member member, String filter) {
        return TestLogin.as(ACME, member)
                .body("{\"filter\": " + filter + "}")
                .post("/sales/contacts/search")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesWordsThatAreNone() {
        for (String words : List.of("\"\"", "\"-\"", "1", "\"a b c d e f g h i j k\"")) {
            TestLogin.as(ACME, ADMINISTRATOR)
                    .body("{\"filter\": {\"not\": {\"words\": %s}}}".formatted(words))
                    .post("/sales/contacts/search")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/filter/not/words"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "types=lead,#q,must be words",
        "q=,#q,must be words",
        "q=%2B-…,#q,must have a letter or a digit",
        "q=a b c d e f g h i j k,#q,must have at most 10 words",
        "q=a&limit=51,#limit,must be a whole number from 1 to 50",
        "q=a&limit=x,#limit,must be a whole number from 1 to 50",
        "q=a&types=lead%2Cticket,#types,'can name '",
        "q=a&cursor=x,#cursor,''"
    })
    void refusesWhatIsNoQuestion(String query, String pointer, String rule) {
        TestLogin.as(ACME, ADMINISTRATOR)
                .urlEncodingEnabled(false)
                .get("/sales/search?" + query.replace(" ", "%20").replace("…", "%E2%80%A6"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", containsString(rule));
    }

    @Test
    void refusesTooLongAQuestion() {
        find(ACME, ADMINISTRATOR, "x".repeat(201), 400).body("errors[0].pointer", equalTo("#q"));
        find("x".repeat(200));
    }

    private static ValidatableResponse find(String words) {
        return find(ACME, ADMINISTRATOR, words);
    }

    private static ValidatableResponse find(TestTenant tenant, Member member, String words) {
        return find(tenant, member, words, 200);
    }

    private static ValidatableResponse find(TestTenant tenant, Member member, String words, int status) {
        String[] parts = words.split("&", 2);
        return TestLogin.as(tenant, member)
                .queryParam("q", parts[0])
                .get("/sales/search" + (parts.length == 1 ? "" : "?" + parts[1]))
                .then()
                .statusCode(status);
    }

    private static String contact(String firstName, String lastName, String email, String phone) {
        return id("/sales/contacts", """
                {"firstName": %s, "lastName": %s, "emails": %s, "phones": %s}
                """.formatted(
                        firstName == null ? null : "\"" + firstName + "\"",
                        lastName == null ? null : "\"" + lastName + "\"",
                        email == null ? "[]" : "[{\"address\": \"%s\"}]".formatted(email),
                        phone == null ? "[]" : "[{\"number\": \"%s\"}]".formatted(phone)));
    }

    /** A word that no other record has. */
    private static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "");
    }
}
