package org.rapport.sales.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestPolicies.deny;
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
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;

/** A conversion shows nobody what is hidden from him, and no answer names what he may not read. */
@QuarkusTest
class ConversionDisclosureTest {

    private static final List<String> ALL = List.of("*");

    @AfterEach
    void withdraw() {
        TestPolicies.withdraw();
    }

    /** Everything, but for what is {@code hidden} of each type. */
    private static void hide(Map<String, List<String>> hidden) {
        TestRoles.vary(Stream.of("account", "contact", "lead", "opportunity")
                .map(type -> new Grant(type, ALL, Reach.ALL, hidden.getOrDefault(type, List.of()), List.of()))
                .toArray(Grant[]::new));
    }

    private static ValidatableResponse convert(String lead, String body) {
        return TestLogin.as(ACME, VARYING)
                .header("If-Match", "*")
                .body(body)
                .post(lead + "/convert")
                .then();
    }

    private static ValidatableResponse preview(String lead) {
        return TestLogin.as(ACME, VARYING).get(lead + "/conversion-preview").then();
    }

    /** Nor by whether it is refused. */
    @Test
    void tellsNothingOfWhatIsHiddenOfTheLead() {
        hide(Map.of("lead", List.of("firstName", "lastName", "email", "phone")));
        String named = qualified(unique("Initech"));
        String nameless = qualified(unique("Initech"));
        patch(nameless, "{\"firstName\": null, \"lastName\": null, \"email\": null}")
                .statusCode(200);

        for (String lead : List.of(named, nameless)) {
            String refused = convert(lead, "{}")
                    .statusCode(403)
                    .body("type", equalTo("urn:problem:conversion-reveals-hidden"))
                    .body("revealing", contains("account", "contact", "opportunity"))
                    .extract()
                    .asString();
            assertThat(refused).doesNotContainIgnoringCase("email", "name", "phone");
            preview(lead)
                    .statusCode(200)
                    .body("possible", equalTo(false))
                    .body("revealing", contains("account", "contact", "opportunity"));
        }
        get(named).body("status", equalTo("qualified"));
    }

    @Test
    void carriesWhatIsHiddenToWhereItIsHiddenToo() {
        hide(Map.of("lead", List.of("estimatedValue"), "opportunity", List.of("amount")));
        String lead = qualified(unique("Hooli"));

        preview(lead).body("possible", equalTo(true)).body("revealing", empty());
        String deal = convert(lead, "{}").statusCode(200).extract().path("conversion.opportunityId");

        get("/sales/opportunities/" + deal).body("amount.amount", equalTo("9000.00"));
    }

    /** The contact has it; the account is not found out by what would follow from it. */
    @Test
    void makesNothingElseOfAnAddressThatIsHidden() {
        hide(Map.of("lead", List.of("email"), "contact", List.of("emails")));
        String lead = qualified(unique("Raviga"));
        patch(lead, "{\"email\": \"peter@%s.example\", \"website\": null}".formatted(UUID.randomUUID()))
                .statusCode(200);

        var converted = convert(lead, "{}").statusCode(200).extract();

        get("/sales/accounts/" + converted.path("conversion.accountId")).body("website", nullValue());
        get("/sales/contacts/" + converted.path("conversion.contactId"))
                .body("emails[0].address", startsWith("peter@"));
    }

    @Test
    void mindsOnlyWhatItWouldCarry() {
        hide(Map.of("lead", List.of("estimatedValue")));
        String lead = qualified(unique("Piper"));
        convert(lead, "{}").statusCode(403).body("revealing", contains("opportunity"));
        convert(lead, "{\"doNotCreateOpportunity\": true}").statusCode(200);
        String said = "{\"opportunity\": {\"amount\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}}}";
        convert(qualified(unique("Piper")), said).statusCode(200);
        String account = id("/sales/accounts", "{\"name\": \"%s\"}".formatted(unique("Piper")));
        String deal = id("/sales/opportunities", "{\"name\": \"Deal\", \"accountId\": \"%s\"}".formatted(account));
        String filling = "\"accountId\": \"%s\", \"opportunityId\": \"%s\"".formatted(account, deal);

        hide(Map.of("lead", List.of("company")));
        convert(qualified(unique("Piper")), "{%s}".formatted(filling))
                .statusCode(403)
                .body("revealing", contains("account"));
        hide(Map.of("lead", List.of("company"), "account", List.of("website", "domain")));
        convert(qualified(unique("Piper")), "{%s}".formatted(filling)).statusCode(200);
    }

    /** Whether a value is hidden where it is carried to must not depend on the value. */
    @Test
    void doesNotTryWhetherItWouldBeHidden() {
        hide(Map.of("lead", List.of("estimatedValue")));
        TestPolicies.publish(deny("opportunity", "read", "resource.amount >= money('1000.00', 'EUR')", "amount"));
        String big = qualified(unique("Bighetti"));
        String small = qualified(unique("Bighetti"));
        patch(small, "{\"estimatedValue\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}}")
                .statusCode(200);

        convert(big, "{}").statusCode(403);
        convert(small, "{}").statusCode(403);
        TestPolicies.withdraw();
        TestRoles.vary(
                new Grant("account", ALL),
                new Grant("contact", ALL),
                new Grant("lead", ALL, Reach.ALL, List.of("estimatedValue"), List.of()),
                new Grant("opportunity", ALL, Reach.ALL, List.of("amount"), List.of()),
                new Grant("opportunity", ALL, Reach.OWN));
        convert(small, "{}").statusCode(403);
        hide(Map.of("lead", List.of("estimatedValue")));
        TestPolicies.publish(deny("opportunity", "read", null, "amount"));
        convert(small, "{}").statusCode(200);
    }

    @Test
    void doesNotTellWhichContactTheLeadIs() {
        String contact = id("/sales/contacts", "{\"lastName\": \"Potts\"}");
        String lead = path(LEADS, "{\"lastName\": \"Potts\", \"contactId\": \"%s\"}".formatted(contact));
        act(lead + "/qualify", "").statusCode(200);
        hide(Map.of("lead", List.of("contactId")));

        preview(lead)
                .body("possible", equalTo(false))
                .body("contact.id", nullValue())
                .body("revealing", containsInAnyOrder("lead", "opportunity"));
        String refused = convert(lead, "{}")
                .statusCode(403)
                .body("revealing", hasItem("lead"))
                .extract()
                .asString();
        assertThat(refused).doesNotContain(contact);
        convert(lead, "{\"contactId\": \"%s\"}".formatted(contact)).statusCode(200);
    }

    @Test
    void linksOnlyToWhatOneMayRead() {
        String lead = qualified(unique("Wayne"));
        act(lead + "/convert", "{}").statusCode(200);
        TestRoles.vary(
                new Grant("lead", ALL),
                new Grant("account", ALL),
                new Grant("contact", ALL, Reach.OWN),
                new Grant("opportunity", ALL, Reach.OWN));

        convert(lead, "{}")
                .statusCode(409)
                .body("type", equalTo("urn:problem:lead-converted"))
                .body("links.keySet()", contains("account"));
    }

    @Test
    void namesOnlyWhatIsMissingAndMayBeRead() {
        String contact = id("/sales/contacts", "{\"lastName\": \"Potts\"}");
        String lead = qualified(unique("Nakatomi"));
        act(lead + "/convert", "{\"contactId\": \"%s\", \"doNotCreateOpportunity\": true}".formatted(contact))
                .statusCode(200);
        delete("/sales/contacts/" + contact).statusCode(204);
        var others = List.of(new Grant("lead", ALL), new Grant("account", ALL), new Grant("opportunity", ALL));

        for (var reach : List.of(Reach.OWN, Reach.ALL)) {
            TestRoles.vary(Stream.concat(others.stream(), Stream.of(new Grant("contact", ALL, reach)))
                    .toArray(Grant[]::new));
            var refused = TestLogin.as(ACME, VARYING)
                    .header("If-Match", "*")
                    .post(lead + "/unconvert")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("urn:problem:conversion-incomplete"));
            refused.body("missing.id", reach == Reach.ALL ? equalTo(contact) : not(equalTo(contact)));
        }
    }

    /** What depends on it is counted, and named to who may read it. */
    @Test
    void namesOnlyWhatDependsOnItAndMayBeRead() {
        String lead = qualified(unique("Tyrell"));
        String account = act(lead + "/convert", "{\"doNotCreateOpportunity\": true}")
                .statusCode(200)
                .extract()
                .path("conversion.accountId");
        id("/sales/opportunities", "{\"name\": \"Deal\", \"accountId\": \"%s\"}".formatted(account));
        TestRoles.vary(
                new Grant("lead", ALL),
                new Grant("account", ALL),
                new Grant("contact", ALL),
                new Grant("opportunity", ALL, Reach.OWN));

        TestLogin.as(ACME, VARYING)
                .header("If-Match", "*")
                .post(lead + "/unconvert")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem:conversion-in-use"))
                .body("depending", equalTo(1))
                .body("changes", empty());
    }
}
