package org.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;
import org.rapport.kit.testing.access.Transcript;

/**
 * What may not be read may not be asked: of two worlds that are equal but for one hidden value or record every request of who may
 * not see it is answered alike, byte for byte, once identities and times are made the same.
 */
@QuarkusTest
class NonInterferenceTest {

    /** Of a deal, the account that it is with, and a lead that may be converted into it. */
    private static final List<String> OF_A_DEAL = List.of(
            "GET /sales/accounts/{account}/timeline",
            "GET /sales/accounts/{account}/summary",
            "GET /sales/accounts/{account}/hierarchy",
            "GET /sales/opportunities?{since}",
            "GET /sales/opportunities?{since}&count=true&sort=-probability",
            "GET /sales/opportunities?{since}&limit=1",
            "GET /sales/opportunities?{since}%3Bamount=gt=1",
            "GET /sales/opportunities?{since}%3Bamount=null=true",
            "GET /sales/opportunities?{since}&sort=amount",
            "GET /sales/opportunities?{since}&fields=amount",
            "GET /sales/search?types=opportunity&q=another",
            "POST /sales/opportunities/search {\"count\": true, \"filter\": {\"and\": [{\"words\": \"twin\"},"
                    + " {\"property\": \"accountId\", \"op\": \"eq\", \"value\": \"{account}\"}]}}",
            "POST /sales/opportunities/search {\"count\": true, \"filter\": {\"and\": [{\"not\": {\"words\": \"twin\"}},"
                    + " {\"property\": \"accountId\", \"op\": \"eq\", \"value\": \"{account}\"}]}}",
            "POST /sales/opportunities/search {\"filter\": {\"property\": \"amount\", \"op\": \"gt\", \"value\": 1}}",
            "GET /sales/opportunities/{deal}",
            "GET /sales/opportunities/{deal}?asOf=2999-01-01T00:00:00Z",
            "GET /sales/opportunities/{deal}/history",
            "GET /api/opportunities?{since}",
            "GET /api/opportunities/{deal}",
            "GET /sales/leads/{lead}/conversion-preview?opportunityId={deal}",
            "PATCH /sales/opportunities/{deal} {\"amount\": {\"amount\": \"20.00\", \"currency\": \"EUR\"}}",
            "PATCH /sales/opportunities/{deal} {\"amount\": {\"currency\": \"JPY\"}}",
            "PATCH /sales/opportunities/{deal} {\"amount\": null}",
            "PATCH /sales/opportunities/{deal} {\"amount\": 1}",
            "PATCH /sales/opportunities/{deal} {\"nextStep\": \"Call\"}",
            "PATCH /api/opportunities/{deal} {\"amount\": 20, \"currency\": \"EUR\"}",
            "PATCH /api/opportunities/{deal} {\"currency\": \"JPY\"}",
            "PATCH /api/opportunities/{deal} {\"title\": \"Twin of it\"}",
            "PUT /sales/opportunities/{deal} {\"name\": \"Twin\", \"accountId\": \"{account}\"}",
            "PUT /sales/opportunities/{deal} {\"name\": \"Twin\", \"accountId\": \"{account}\","
                    + " \"amount\": {\"amount\": \"20.00\", \"currency\": \"EUR\"}}",
            "POST /sales/opportunities/{deal}/stage {\"stage\": \"proposal\"}",
            "POST /sales/leads/{lead}/convert {\"opportunityId\": \"{deal}\","
                    + " \"opportunity\": {\"amount\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}}}",
            "POST /sales/leads/{lead}/convert {\"opportunityId\": \"{deal}\"}",
            "POST /sales/leads/{lead}/unconvert ",
            "POST /sales/opportunities/{deal}/win ",
            "PUT /sales/opportunities/{deal} {\"name\": \"Won twin\", \"accountId\": \"{account}\"}",
            "GET /sales/opportunities/{deal}/history",
            "GET /sales/accounts/{account}",
            "POST /sales/access/check {\"checks\": [{\"resourceType\": \"opportunity\", \"action\": \"edit\", \"id\": \"{deal}\"}]}",
            "POST /sales/access/explain {\"resourceType\": \"opportunity\", \"action\": \"edit\", \"id\": \"{deal}\"}",
            "GET /sales/opportunities/{deal}/access?limit=200",
            "GET /sales/opportunities/{deal}/shares",
            "DELETE /sales/accounts/{account} ",
            "DELETE /sales/opportunities/{deal} ",
            "GET /sales/opportunities/{deal}?deleted=true",
            "POST /sales/opportunities/{deal}/restore ");

    /** Of a lead that is qualified. */
    private static final List<String> OF_A_LEAD = List.of(
            "GET /sales/leads?{since}",
            "GET /sales/leads?{since}&count=true&sort=email",
            "GET /sales/leads?{since}%3Bemail==*a*",
            "GET /sales/search?q={company}",
            "GET /sales/search?q={company}+tess",
            "GET /sales/search?q={company}+gmail",
            "POST /sales/leads/search {\"count\": true, \"filter\": {\"words\": \"{company}\"}}",
            "POST /sales/leads/search {\"filter\": {\"words\": \"{company} tess\"}}",
            "POST /sales/leads/search {\"filter\": {\"and\": [{\"words\": \"{company}\"}, {\"not\": {\"words\": \"gmail\"}}]}}",
            "POST /sales/leads/search {\"filter\": {\"property\": \"email\", \"op\": \"null\", \"value\": true}}",
            "GET /sales/leads/{lead}",
            "GET /sales/leads/{lead}?asOf=2999-01-01T00:00:00Z",
            "GET /sales/leads/{lead}/history",
            "GET /api/leads?{since}",
            "GET /api/leads/{lead}",
            "GET /sales/leads/{lead}/conversion-preview",
            "GET /sales/leads/{lead}/conversion-preview?doNotCreateOpportunity=true",
            "PATCH /sales/leads/{lead} {\"email\": \"a@rules.example\"}",
            "PATCH /sales/leads/{lead} {\"score\": 1}",
            "PUT /sales/leads/{lead} {\"lastName\": \"Twin\", \"company\": \"{company}\"}",
            "PATCH /api/leads/{lead} {\"score\": 2}",
            "POST /sales/leads/{lead}/convert {}",
            "POST /sales/leads/{lead}/convert {\"accountId\": \"{account}\"}",
            "POST /api/opportunities {\"title\": \"Twin\", \"lead_id\": \"{lead}\"}",
            "GET /sales/contacts?{since}",
            "GET /sales/accounts?{since}",
            "POST /sales/leads/{lead}/disqualify {\"reason\": \"spam\"}",
            "POST /sales/access/check {\"checks\": [{\"resourceType\": \"lead\", \"action\": \"edit\", \"id\": \"{lead}\"}]}",
            "POST /sales/access/explain {\"resourceType\": \"lead\", \"action\": \"edit\", \"id\": \"{lead}\"}",
            "GET /sales/leads/{lead}/access?limit=200",
            "GET /sales/leads/{lead}/shares",
            "DELETE /sales/leads/{lead} ",
            "GET /sales/leads/{lead}?deleted=true",
            "POST /sales/leads/{lead}/restore ");

    private static final List<String> ALL = List.of("*");
    private static final String SOME = "{\"amount\": \"20.00\", \"currency\": \"EUR\"}";
    private static final String MUCH = "{\"amount\": \"99999.00\", \"currency\": \"JPY\"}";

    @AfterEach
    void withdraw() {
        TestPolicies.withdraw();
    }

    @Test
    void theAmountOfADealIsNotFoundOut() {
        mayDoAllBut("amount");

        List<String> some = ofADeal(SOME);

        assertThat(ofADeal(MUCH)).containsExactlyElementsOf(some);
        assertThat(ofADeal("null")).containsExactlyElementsOf(some);
    }

    /** Who sees the amount finds it in most of the answers. */
    @Test
    void theAmountOfADealIsFoundOutByWhoMaySeeIt() {
        mayDoAllBut();

        var some = new ArrayList<>(ofADeal(SOME));
        some.removeAll(ofADeal(MUCH));

        assertThat(some).hasSizeGreaterThan(OF_A_DEAL.size() / 2);
    }

    @Test
    void theAddressOfALeadIsNotFoundOut() {
        TestRoles.vary(
                new Grant("account", ALL),
                new Grant("contact", ALL),
                new Grant("opportunity", ALL),
                new Grant("lead", ALL, Reach.ALL, List.of("email"), List.of()));

        List<String> some = ofALead("tess@%s.example".formatted(UUID.randomUUID()));

        assertThat(ofALead("tess@gmail.com")).containsExactlyElementsOf(some);
        assertThat(ofALead(null)).containsExactlyElementsOf(some);
    }

    /** But for that what others still need is not deleted: how much there is of it is told. */
    @Test
    void aDealThatTheRoleDoesNotReachIsNotFoundOut() {
        TestRoles.vary(
                new Grant("account", ALL),
                new Grant("contact", ALL),
                new Grant("lead", ALL),
                new Grant("opportunity", ALL, Reach.OWN));

        assertThat(withoutAnother()).containsExactlyElementsOf(withAnother());
    }

    @Test
    void aDealThatAPolicyDeniesIsNotFoundOut() {
        mayDoAllBut();
        TestPolicies.publish(TestPolicies.deny("opportunity", "*", "resource.name == 'Another'"));

        assertThat(withoutAnother()).containsExactlyElementsOf(withAnother());
    }

    private static void mayDoAllBut(String... hidden) {
        TestRoles.vary(
                new Grant("account", ALL),
                new Grant("contact", ALL),
                new Grant("lead", ALL),
                new Grant("opportunity", ALL, Reach.ALL, List.of(hidden), List.of()));
    }

    /** What is answered where the second of three deals has {@code amount}. */
    private static List<String> ofADeal(String amount) {
        Map<String, String> world = worldWithALead("null");
        world.put("first", deal(world, "Twin", "{\"amount\": \"10.00\", \"currency\": \"EUR\"}", VARYING));
        world.put("deal", deal(world, "Twin", amount, VARYING));
        world.put("last", deal(world, "Twin", "null", VARYING));
        return answers(OF_A_DEAL, world, "createdAt=ge={time}%3BaccountId==" + world.get("account"), 4);
    }

    /** What is answered where there is another deal between two that are seen. */
    private static List<String> withAnother() {
        Map<String, String> world = worldWithALead("null");
        deal(world, "Twin", SOME, VARYING);
        world.put("deal", deal(world, "Another", MUCH, ADMINISTRATOR));
        deal(world, "Twin", "null", VARYING);
        return around(world, 4);
    }

    private static List<String> withoutAnother() {
        Map<String, String> world = worldWithALead("null");
        deal(world, "Twin", SOME, VARYING);
        world.put("deal", UUID.randomUUID().toString());
        deal(world, "Twin", "null", VARYING);
        return around(world, 3);
    }

    private static List<String> around(Map<String, String> world, int happened) {
        List<String> requests = OF_A_DEAL.stream()
                .filter(request -> !request.startsWith("DELETE /sales/accounts/"))
                .toList();
        return answers(requests, world, "createdAt=ge={time}%3BaccountId==" + world.get("account"), happened);
    }

    private static List<String> ofALead(@Nullable String email) {
        Map<String, String> world = worldWithALead(email == null ? "null" : "\"" + email + "\"");
        return answers(OF_A_LEAD, world, "createdAt=ge={time}", 1);
    }

    private static Map<String, String> worldWithALead(String email) {
        var world = new LinkedHashMap<String, String>();
        world.put("company", UUID.randomUUID().toString());
        world.put("account", made("/sales/accounts", "{\"name\": \"Twin\"}"));
        world.put("lead", made("/sales/leads", """
                {"lastName": "Twin", "company": "%s", "email": %s,
                 "estimatedValue": {"amount": "7.00", "currency": "EUR"}}
                """.formatted(world.get("company"), email)));
        as(ADMINISTRATOR)
                .post("/sales/leads/" + world.get("lead") + "/qualify")
                .then()
                .statusCode(200);
        return world;
    }

    /**
     * What is answered in {@code world}.
     *
     * @param since    filters for what there is in it
     * @param happened how much is told around its account, once all is
     */
    private static List<String> answers(List<String> requests, Map<String, String> world, String since, int happened) {
        String account = "/sales/accounts/" + world.get("account");
        String time = as(ADMINISTRATOR).get(account).path("createdAt");
        world.put("since", "filter=" + since.replace("{time}", time));
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> as(ADMINISTRATOR)
                                .get(account + "/timeline")
                                .<List<?>>path("items")
                                .size(),
                        size -> size == happened);
        return Transcript.of(requests, world, () -> as(VARYING));
    }

    private static String deal(Map<String, String> world, String name, String amount, TestLogin.Member owner) {
        return made(
                "/sales/opportunities",
                "{\"name\": \"%s\", \"accountId\": \"%s\", \"amount\": %s, \"ownerId\": \"%s\"}"
                        .formatted(name, world.get("account"), amount, owner.subject(ACME)));
    }

    private static String made(String path, String body) {
        return as(ADMINISTRATOR)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification as(TestLogin.Member member) {
        return TestLogin.as(ACME, member).header("If-Match", "*");
    }
}
