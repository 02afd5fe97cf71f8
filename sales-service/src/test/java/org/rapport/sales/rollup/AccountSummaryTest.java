package org.rapport.sales.rollup;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestPolicies.deny;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.sales.SalesApi.act;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.rollup.RollupFixture.dealEvent;
import static org.rapport.sales.rollup.RollupFixture.message;
import static org.rapport.sales.rollup.RollupFixture.ofAccount;
import static org.rapport.sales.rollup.RollupFixture.ticketEvent;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;
import org.rapport.sales.rollup.RollupFixture.Deal;

/** A summary tells nobody what he may not read: a sum says something of each record that is in it. */
@QuarkusTest
class AccountSummaryTest {

    private static final List<String> READ = List.of("read");
    private static final Grant ACCOUNTS = new Grant("account", READ);
    private static final Grant CONTACTS = new Grant("contact", READ);
    private static final Grant DEALS = new Grant("opportunity", READ);
    private static final Grant TICKETS = new Grant("ticket", READ);

    @Inject
    RollupConsumer consumer;

    private String account;
    private String subsidiary;
    private String foreign;

    @BeforeEach
    void makeAccountsWithDealsAndTickets() {
        account = account("Group", null, VARYING);
        subsidiary = account("Subsidiary", account, VARYING);
        foreign = account("Foreign", account, READER);
        hear(account, "10.00 EUR");
        hear(subsidiary, "20.00 EUR");
        hear(account("Below", subsidiary, VARYING), "30.00 EUR");
        hear(foreign, "40.00 USD");
        hear(account("Behind", foreign, VARYING), "50.00 USD");
    }

    @AfterEach
    void withdraw() {
        TestPolicies.withdraw();
    }

    private static String account(String name, @Nullable String parent, Member owner) {
        String above = parent == null ? "null" : '"' + parent + '"';
        return id(
                "/sales/accounts",
                "{\"name\": \"%s\", \"parentId\": %s, \"ownerId\": \"%s\"}"
                        .formatted(name, above, owner.subject(ACME)));
    }

    /** Of one open deal, one that was won, and one ticket. */
    private void hear(String account, String amount) {
        consumer.onSales(message(dealEvent(UUID.randomUUID(), 1, Deal.open(account, amount))));
        consumer.onSales(message(dealEvent(UUID.randomUUID(), 1, Deal.won(account, "1" + amount))));
        consumer.onSupport(message(ticketEvent(UUID.randomUUID(), 1, "open", ofAccount(account), false)));
    }

    private ValidatableResponse asked() {
        return TestLogin.as(ACME, VARYING)
                .get("/sales/accounts/" + account + "/summary")
                .then()
                .statusCode(200);
    }

    @Test
    void tellsWhoMayReadAllOfAllThatIsBelow() {
        TestRoles.vary(ACCOUNTS, CONTACTS, DEALS, TICKETS);

        asked().body("openPipeline.amount", contains("10.00"))
                .body("openPipeline.currency", contains("EUR"))
                .body("openPipeline.count", contains(1))
                .body("won.amount", contains("110.00"))
                .body("openTickets", equalTo(1))
                .body("below.openPipeline.amount", contains("50.00", "90.00"))
                .body("below.openPipeline.currency", contains("EUR", "USD"))
                .body("below.openPipeline.count", contains(2, 2))
                .body("below.won.amount", contains("250.00", "290.00"))
                .body("below.openTickets", equalTo(4))
                .body("below.accounts", equalTo(4))
                .body("below.more", equalTo(false));
    }

    @Test
    void countsOnlyTheAccountsThatOneMayRead() {
        TestRoles.vary(new Grant("account", READ, Reach.OWN), DEALS, TICKETS);

        asked().body("openPipeline.amount", contains("10.00"))
                .body("below.openPipeline.amount", contains("50.00"))
                .body("below.won.amount", contains("250.00"))
                .body("below.openTickets", equalTo(2))
                .body("below.accounts", equalTo(2));
        TestLogin.as(ACME, VARYING)
                .get("/sales/accounts/" + foreign + "/summary")
                .then()
                .statusCode(404);
    }

    private void tellsNothingOfDeals() {
        for (String part : List.of("$", "below")) {
            asked().body(part, not(hasKey("openPipeline")))
                    .body(part, not(hasKey("won")))
                    .body(part, hasKey("openTickets"));
        }
    }

    @Test
    void tellsNothingOfDealsUnlessAllOfThemAreSeen() {
        TestRoles.vary(ACCOUNTS, TICKETS);
        tellsNothingOfDeals();
        TestRoles.vary(ACCOUNTS, TICKETS, new Grant("opportunity", READ, Reach.OWN));
        tellsNothingOfDeals();
        TestRoles.vary(ACCOUNTS, TICKETS, new Grant("opportunity", READ, Reach.ALL, List.of("amount"), List.of()));
        tellsNothingOfDeals();

        TestRoles.vary(ACCOUNTS, TICKETS, DEALS);
        TestPolicies.publish(deny("opportunity", "read", "resource.name == 'Another'"));
        tellsNothingOfDeals();
        TestPolicies.publish(deny("opportunity", "read", "resource.name == 'Another'", "amount"));
        tellsNothingOfDeals();
        TestPolicies.publish(deny("opportunity", "read", "resource.name == 'Another'", "nextStep"));
        asked().body("openPipeline.amount", contains("10.00"));
    }

    private void tellsNothingOfTickets() {
        for (String part : List.of("$", "below")) {
            asked().body(part, not(hasKey("openTickets")))
                    .body(part, hasKey("openPipeline"))
                    .body(part, hasKey("won"));
        }
    }

    @Test
    void tellsNothingOfTicketsUnlessAllOfThemAreSeen() {
        TestRoles.vary(ACCOUNTS, DEALS);
        tellsNothingOfTickets();
        TestRoles.vary(ACCOUNTS, DEALS, new Grant("ticket", READ, Reach.OWN));
        tellsNothingOfTickets();
        TestRoles.vary(ACCOUNTS, DEALS, new Grant("ticket", READ, Reach.ALL, List.of("customer"), List.of()));
        tellsNothingOfTickets();
        TestRoles.vary(
                ACCOUNTS, DEALS, TICKETS, new Grant("contact", READ, Reach.ALL, List.of("accountId"), List.of()));
        tellsNothingOfTickets();

        TestRoles.vary(ACCOUNTS, DEALS, TICKETS);
        asked().body("openTickets", equalTo(1));
    }

    @Test
    void tellsNothingOfWhatIsBelowToWhoDoesNotSeeWhatIsBelowWhat() {
        TestRoles.vary(new Grant("account", READ, Reach.ALL, List.of("parentId"), List.of()), DEALS, TICKETS);

        asked().body("$", not(hasKey("below"))).body("openPipeline.amount", contains("10.00"));
    }

    @Test
    void tellsSinceWhenItIsACustomerAsTheAccountDoes() {
        String deal = id("/sales/opportunities", "{\"name\": \"Deal\", \"accountId\": \"%s\"}".formatted(account));
        TestRoles.vary(ACCOUNTS);
        asked().body("$", not(hasKey("customerSince")));

        act("/sales/opportunities/" + deal + "/win", "").statusCode(200);
        String since = get("/sales/accounts/" + account).extract().path("customerSince");
        asked().body("customerSince", equalTo(since));

        TestRoles.vary(new Grant("account", READ, Reach.ALL, List.of("customerSince"), List.of()));
        asked().body("$", not(hasKey("customerSince")));
    }

    @Test
    void tellsTheLatestOfWhatOnesTimelineShows() {
        id("/sales/opportunities", """
                {"name": "Deal", "accountId": "%s", "ownerId": "%s"}
                """.formatted(account, ADMINISTRATOR.subject(ACME)));
        String path = "/sales/accounts/" + account;
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> get(path + "/timeline")
                .body("items.size()", equalTo(2)));

        TestRoles.vary(ACCOUNTS, DEALS);
        asked().body("lastActivityAt", equalTo(latest(0)));
        TestRoles.vary(ACCOUNTS);
        asked().body("lastActivityAt", notNullValue()).body("lastActivityAt", equalTo(latest(1)));
    }

    private String latest(int entry) {
        return get("/sales/accounts/" + account + "/timeline").extract().path("items[%d].time".formatted(entry));
    }

    @Test
    void isNotThereForOthers() {
        get(GLOBEX, "/sales/accounts/" + account + "/summary").statusCode(404);
        get("/sales/accounts/" + UUID.randomUUID() + "/summary").statusCode(404);
        TestRoles.vary(DEALS, TICKETS);
        TestLogin.as(ACME, VARYING)
                .get("/sales/accounts/" + account + "/summary")
                .then()
                .statusCode(404);
    }
}
