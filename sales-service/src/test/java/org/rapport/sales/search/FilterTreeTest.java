package org.rapport.sales.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.sales.SalesApi.id;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;
import org.rapport.sales.SalesApi;

/** What is asked of records that others name, of times from now, and whatever else a search can be asked. */
@QuarkusTest
class FilterTreeTest {

    private static final List<String> ALL = List.of("*");

    private static final String PARTNER = compare("account.type", "eq", "\"partner\"");
    private static final String NO_PARTNER = compare("account.type", "ne", "\"partner\"");

    /** Of the people of one test. */
    private final String source = UUID.randomUUID().toString();

    @AfterEach
    void withdraw() {
        TestPolicies.withdraw();
    }

    private static ValidatableResponse search(Member who, String list, String body) {
        return TestLogin.as(ACME, who).body(body).post(list + "/search").then();
    }

    private static ValidatableResponse list(Member who, String list, String filter) {
        return TestLogin.as(ACME, who).queryParam("filter", filter).get(list).then();
    }

    /** Of the people of this test those that {@code filter} finds for {@code who}, in both spellings. */
    private List<String> found(Member who, String filter, String rsql) {
        List<String> ids = found(who, filter);
        assertThat(list(who, "/sales/contacts", "source==%s;%s".formatted(source, rsql))
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("items.id"))
                .isEqualTo(ids);
        return ids;
    }

    private List<String> found(Member who, String filter) {
        return search(who, "/sales/contacts", """
                {"filter": {"and": [{"property": "source", "op": "eq", "value": "%s"}, %s]}}
                """.formatted(source, filter))
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static String compare(String property, String op, String value) {
        return "{\"property\": \"%s\", \"op\": \"%s\", \"value\": %s}".formatted(property, op, value);
    }

    private static String not(String filter) {
        return "{\"not\": " + filter + "}";
    }

    private static String account(String type, Member owner) {
        return account(type, owner, null);
    }

    private static String account(String type, Member owner, @Nullable String parent) {
        return id("/sales/accounts", """
                {"name": "Searched", "type": "%s", "ownerId": "%s", "parentId": %s}
                """.formatted(
                        type, owner.subject(ACME), parent == null ? null : "\"" + parent + "\""));
    }

    private String contact(@Nullable String account) {
        return id("/sales/contacts", """
                {"lastName": "Tester", "source": "%s", "accountId": %s}
                """.formatted(source, account == null ? null : "\"" + account + "\""));
    }

    /** Everything, but accounts only within {@code reach}, and without {@code hidden}. */
    private static void accounts(Reach reach, String... hidden) {
        TestRoles.vary(
                new Grant("contact", ALL),
                new Grant("lead", ALL),
                new Grant("opportunity", ALL),
                new Grant("account", ALL, reach, List.of(hidden), List.of()));
    }

    @Test
    void asksOfTheRecordThatIsNamed() {
        String partner = contact(account("partner", READER));
        String other = contact(account("competitor", READER));
        String alone = contact(null);

        assertThat(found(ADMINISTRATOR, PARTNER, "account.type==partner")).containsExactly(partner);
        assertThat(found(ADMINISTRATOR, NO_PARTNER, "account.type!=partner")).containsExactly(alone, other);
        assertThat(found(ADMINISTRATOR, not(PARTNER))).containsExactly(alone, other);
        assertThat(found(ADMINISTRATOR, not(NO_PARTNER))).containsExactly(partner);
        assertThat(found(ADMINISTRATOR, compare("account.parentId", "null", "true"), "account.parentId=null=true"))
                .containsExactly(alone, other, partner);
        assertThat(found(ADMINISTRATOR, compare("account.ownerId", "null", "false"), "account.ownerId=null=false"))
                .containsExactly(other, partner);
        assertThat(found(ADMINISTRATOR, "{\"property\": \"account.type\", \"op\": \"in\", \"values\": [\"partner\"]}"))
                .containsExactly(partner);
    }

    @Test
    void asksOverTwoRecords() {
        String holding = account("partner", READER);
        String below = contact(account("competitor", READER, holding));
        String holdings = contact(holding);
        String lead = id("/sales/leads", """
                {"lastName": "Tester", "contactId": "%s", "source": "%s"}
                """.formatted(holdings, source));

        assertThat(found(
                        ADMINISTRATOR,
                        compare("account.parent.type", "eq", "\"partner\""),
                        "account.parent.type==partner"))
                .containsExactly(below);
        assertThat(found(ADMINISTRATOR, not(compare("account.parent.type", "eq", "\"partner\""))))
                .containsExactly(holdings);
        assertThat(list(ADMINISTRATOR, "/sales/leads", "source==" + source + ";contact.account.type==partner")
                        .extract()
                        .<List<String>>path("items.id"))
                .containsExactly(lead);
        list(ADMINISTRATOR, "/sales/leads", "contact.account.parent.type==partner")
                .statusCode(400)
                .body("errors[0].detail", containsString("not contact.account.parent.type"));
    }

    @Test
    void whatCannotBeReadIsNotThere() {
        String own = contact(account("partner", VARYING));
        String foreign = contact(account("partner", READER));
        String alone = contact(null);
        accounts(Reach.OWN);

        assertThat(found(VARYING, PARTNER, "account.type==partner")).containsExactly(own);
        assertThat(found(VARYING, not(PARTNER))).containsExactly(alone, foreign);
        assertThat(found(VARYING, compare("account.ownerId", "null", "true"))).containsExactly(alone, foreign);

        accounts(Reach.ALL);
        TestPolicies.publish(
                TestPolicies.deny("account", "read", "resource.ownerId == '" + READER.subject(ACME) + "'"));

        assertThat(found(VARYING, PARTNER, "account.type==partner")).containsExactly(own);
        assertThat(found(VARYING, NO_PARTNER)).containsExactly(alone, foreign);
    }

    /** Neither has the record between, where only that cannot be read. */
    @Test
    void nothingIsFoundOverWhatCannotBeRead() {
        String foreign = account("competitor", READER, account("partner", VARYING));
        String contact = contact(foreign);
        accounts(Reach.OWN);
        String asked = compare("account.parent.type", "eq", "\"partner\"");

        assertThat(found(ADMINISTRATOR, asked)).containsExactly(contact);
        assertThat(found(VARYING, asked)).isEmpty();
        assertThat(found(VARYING, not(asked))).containsExactly(contact);
    }

    @Test
    void whatIsHiddenOfItIsNoName() {
        accounts(Reach.ALL, "type");
        String known = unknown("/filter/property", compare("account.secret", "eq", "1"));

        assertThat(unknown("/filter/property", PARTNER).replace("account.type", "account.secret"))
                .isEqualTo(known)
                .contains("account.ownerId")
                .doesNotContain("account.type");

        TestRoles.vary(new Grant("contact", ALL));
        assertThat(unknown("/filter/property", PARTNER).replace("account.type", "secret.type"))
                .isEqualTo(unknown("/filter/property", compare("secret.type", "eq", "1")))
                .doesNotContain("account.");

        TestRoles.vary(
                new Grant("account", ALL), new Grant("contact", ALL, Reach.ALL, List.of("accountId"), List.of()));
        assertThat(unknown("/filter/property", PARTNER).replace("account.type", "secret.type"))
                .isEqualTo(unknown("/filter/property", compare("secret.type", "eq", "1")));
    }

    private static String unknown(String pointer, String filter) {
        return search(VARYING, "/sales/contacts", "{\"filter\": " + filter + "}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .extract()
                .path("errors[0].detail");
    }

    @Test
    void aPageIsFollowedByOneUnderTheSamePoliciesOfWhatIsNamed() {
        contact(account("partner", READER));
        contact(account("partner", READER));
        accounts(Reach.ALL);
        TestPolicies.publish(TestPolicies.deny("account", "read", "resource.type == 'competitor'"));
        String body = """
                {"limit": 1, "filter": {"and": [{"property": "source", "op": "eq", "value": "%s"}, %s]}
                """.formatted(source, PARTNER);
        String next = search(VARYING, "/sales/contacts", body + "}")
                .statusCode(200)
                .extract()
                .path("next");
        String further = body + ", \"cursor\": \"" + next + "\"}";
        search(VARYING, "/sales/contacts", further).statusCode(200);

        TestPolicies.publish(TestPolicies.deny("account", "read", "resource.type == 'competitor'"));

        search(VARYING, "/sales/contacts", further).statusCode(400).body("errors[0].pointer", equalTo("/cursor"));
    }

    @Test
    void asksAtMostFiveTimesOfOthers() {
        String five = String.join(",", Collections.nCopies(5, PARTNER));

        search(ADMINISTRATOR, "/sales/contacts", "{\"filter\": {\"and\": [" + five + "]}}")
                .statusCode(200);
        search(ADMINISTRATOR, "/sales/contacts", "{\"filter\": {\"and\": [" + five + "," + PARTNER + "]}}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/filter"))
                .body("errors[0].detail", containsString("5 comparisons behind relations"));
        list(ADMINISTRATOR, "/sales/contacts", String.join(";", Collections.nCopies(6, "account.type==partner")))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#filter"));
    }

    /** All pages are of the time of the first. */
    @Test
    void timeGoesOnBetweenPagesAndNothingIsLost() {
        String first = contact(null);
        String second = contact(null);
        String body = """
                {"limit": 1, "sort": "createdAt", "zone": "Europe/Berlin", "filter": {"and": [
                    {"property": "source", "op": "eq", "value": "%s"},
                    {"property": "createdAt", "op": "le", "value": "now"},
                    {"property": "createdAt", "op": "ge", "value": "now-1d/d"}]}
                """.formatted(source);
        var page = search(ADMINISTRATOR, "/sales/contacts", body + "}").statusCode(200);
        page.body("items.id", equalTo(List.of(first)));
        String further = body + ", \"cursor\": \"" + page.extract().path("next") + "\"}";
        contact(null);

        var last = search(ADMINISTRATOR, "/sales/contacts", further).statusCode(200);

        last.body("items.id", equalTo(List.of(second)));
        assertThat(last.extract().<String>path("next")).isNull();
        search(ADMINISTRATOR, "/sales/contacts", further.replace("Berlin", "London"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/cursor"));
    }

    @Test
    void asksOfDaysFromToday() {
        String today = LocalDate.now(ZoneId.of("Pacific/Kiritimati")).toString();
        String company = account("prospect", READER);
        String deal = id("/sales/opportunities", """
                {"name": "Tester", "accountId": "%s", "closeDate": "%s"}
                """.formatted(company, today));

        search(ADMINISTRATOR, "/sales/opportunities", """
                {"zone": "Pacific/Kiritimati", "filter": {"and": [
                    {"property": "accountId", "op": "eq", "value": "%s"},
                    {"property": "closeDate", "op": "eq", "value": "now/d"}]}}
                """.formatted(company))
                .statusCode(200)
                .body("items.id", equalTo(List.of(deal)));
        search(
                        ADMINISTRATOR,
                        "/sales/opportunities",
                        "{\"filter\": %s}".formatted(compare("closeDate", "eq", "\"now-7\"")))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/filter/value"))
                .body("errors[0].detail", containsString("now-7d/d"));
    }

    @Test
    void aDeletedRecordIsNotAskedOf() {
        String company = account("partner", READER);
        String contact = contact(company);
        assertThat(found(ADMINISTRATOR, PARTNER)).containsExactly(contact);

        SalesApi.delete("/sales/contacts/" + contact).statusCode(204);
        SalesApi.delete("/sales/accounts/" + company).statusCode(204);

        String asked = """
                {"deleted": true, "filter": {"and": [{"property": "source", "op": "eq", "value": "%s"}, %s]}}
                """;
        search(ADMINISTRATOR, "/sales/contacts", asked.formatted(source, PARTNER))
                .statusCode(200)
                .body("items.id", equalTo(List.of()));
        search(ADMINISTRATOR, "/sales/contacts", asked.formatted(source, not(PARTNER)))
                .statusCode(200)
                .body("items.id", equalTo(List.of(contact)));
    }

    /** Of random questions each record is in one half, and in no other. */
    @Test
    void aQuestionAndItsComplementDivideAllRecords() {
        var random = new Random(103);
        var all = new ArrayList<String>();
        String partner = account("partner", READER);
        String below = account("competitor", READER, partner);
        for (int i = 0; i < 30; i++) {
            all.add(id("/sales/leads", """
                    {"lastName": "Tester", "source": "%s", "email": %s, "contactId": %s}
                    """.formatted(
                    source,
                    i % 3 == 0 ? null : "\"tess%d@search.example\"".formatted(i % 5),
                    i % 4 == 0 ? null : "\"" + contact(List.of(partner, below).get(i % 2)) + "\"")));
        }

        for (int i = 0; i < 60; i++) {
            String question = question(random, 3);
            List<String> half = leads(question);
            var both = new ArrayList<>(half);
            both.addAll(leads(not(question)));
            assertThat(both).as(question).containsExactlyInAnyOrderElementsOf(all);
            assertThat(leads(not(not(question)))).as(question).isEqualTo(half);
        }
    }

    private List<String> leads(String filter) {
        return search(ADMINISTRATOR, "/sales/leads", """
                {"limit": 200, "filter": {"and": [{"property": "source", "op": "eq", "value": "%s"}, %s]}}
                """.formatted(source, filter))
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static String question(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 1 : 4)) {
            case 1 -> not(question(random, depth - 1));
            case 2 -> "{\"and\": [%s, %s]}".formatted(question(random, depth - 1), question(random, depth - 1));
            case 3 -> "{\"or\": [%s, %s]}".formatted(question(random, depth - 1), question(random, 0));
            default -> {
                List<String> leaves = List.of(
                        compare("email", "eq", "\"tess1@search.example\""),
                        compare("email", "ne", "\"tess2@search.example\""),
                        compare("email", "lt", "\"tess3@search.example\""),
                        compare("email", "ge", "\"tess2@search.example\""),
                        compare("email", "null", "true"),
                        "{\"property\": \"email\", \"op\": \"out\", \"values\": [\"tess1@search.example\","
                                + " \"tess4@search.example\"]}",
                        compare("score", "gt", "10"),
                        compare("createdAt", "lt", "\"now-1h\""),
                        compare("contact.source", "null", "false"),
                        compare("contact.account.type", "ne", "\"partner\""));
                // Behind relations as seldom as the limit has it.
                yield leaves.get(depth == 0 ? random.nextInt(leaves.size()) : random.nextInt(leaves.size() - 2));
            }
        };
    }

    @Test
    void isNoCommand() {
        TestLogin.as(ACME, ADMINISTRATOR)
                .body("{\"operations\": [{\"method\": \"POST\", \"path\": \"/sales/leads/search\", \"body\": {}}]}")
                .post("/sales/batch")
                .then()
                .statusCode(207)
                .body("results[0].status", equalTo(400))
                .body("results[0].body.errors[0].pointer", equalTo("/path"));
        TestLogin.as(ACME, ADMINISTRATOR).body("""
                        {"operation": {"method": "POST", "path": "/sales/leads/search"}, "records": {"filter": "score=ge=0"}}
                        """).post("/sales/jobs").then().statusCode(400);
        String key = UUID.randomUUID().toString();
        for (String body : List.of("{}", "{\"limit\": 1}")) {
            TestLogin.as(ACME, ADMINISTRATOR)
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/sales/leads/search")
                    .then()
                    .statusCode(200)
                    .header("Idempotent-Replayed", nullValue());
        }
    }
}
