package org.rapport.sales.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestLogin.Member.VARYING;
import static org.rapport.kit.testing.TestPolicies.deny;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.sales.SalesApi.delete;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestPolicies;
import org.rapport.kit.testing.TestRoles;

/** A timeline tells of exactly the records that the caller may read, and of each what he sees of it. */
@QuarkusTest
class TimelineAccessTest {

    private static final List<String> READ = List.of("read");
    private static final Grant ACCOUNTS = new Grant("account", READ);
    private static final Grant DEALS = new Grant("opportunity", READ);
    private static final String BIG = "resource.amount >= money('1000.00', 'EUR')";

    private String account;
    private String timeline;

    @BeforeEach
    void makeAnAccount() {
        account = id("/sales/accounts", "{\"name\": \"Buyer\", \"ownerId\": \"%s\"}".formatted(VARYING.subject(ACME)));
        timeline = "/sales/accounts/" + account + "/timeline";
    }

    @AfterEach
    void withdraw() {
        TestPolicies.withdraw();
    }

    private String deal(Member owner, String amount) {
        return id("/sales/opportunities", """
                {"name": "Deal", "accountId": "%s", "ownerId": "%s", "amount": {"amount": "%s", "currency": "EUR"}}
                """.formatted(account, owner.subject(ACME), amount));
    }

    private void awaitTold(int entries) {
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> get(timeline)
                .body("items.size()", equalTo(entries)));
    }

    private Response asked(String question) {
        return TestLogin.as(ACME, VARYING).get(timeline + question);
    }

    /** The subjects of a timeline that is walked in the smallest steps. */
    private List<String> walked() {
        var subjects = new ArrayList<String>();
        String cursor = "";
        do {
            Response page = asked("?limit=1&count=true" + cursor);
            subjects.addAll(page.path("items.subject.id"));
            String next = page.path("next");
            cursor = next == null ? null : "&cursor=" + next;
            if (next == null) {
                assertThat((int) page.path("count")).isEqualTo(subjects.size());
            }
        } while (cursor != null);
        return subjects;
    }

    @Test
    void tellsOfOnesOwnDealsAlsoOfThoseThatAreDeleted() {
        String first = deal(VARYING, "1.00");
        deal(READER, "2.00");
        String last = deal(VARYING, "3.00");
        deal(READER, "4.00");
        awaitTold(5);
        delete("/sales/opportunities/" + first).statusCode(204);

        TestRoles.vary(ACCOUNTS, new Grant("opportunity", READ, Reach.OWN));
        assertThat(walked()).containsExactly(last, first, account);
        TestRoles.vary(new Grant("account", READ, Reach.OWN), new Grant("opportunity", READ, Reach.OWN));
        assertThat(walked()).containsExactly(last, first, account);
        TestRoles.vary(new Grant("account", READ, Reach.OWN));
        assertThat(walked()).containsExactly(account);
    }

    @Test
    void tellsNothingOfWhatAPolicyDenies() {
        String small = deal(READER, "1.00");
        deal(READER, "1000.00");
        String german = id("/sales/contacts", """
                {"lastName": "Asker", "accountId": "%s", "address": {"country": "DE"}}
                """.formatted(account));
        String french = id("/sales/contacts", """
                {"lastName": "Asker", "accountId": "%s", "address": {"country": "FR"}}
                """.formatted(account));
        awaitTold(5);
        TestRoles.vary(ACCOUNTS, DEALS, new Grant("contact", READ));
        assertThat(walked()).contains(german).hasSize(5);
        String next = asked("?limit=1").path("next");

        TestPolicies.publish(
                deny("opportunity", "read", BIG), deny("contact", "read", "resource.address.country == 'DE'"));

        assertThat(walked()).containsExactly(french, small, account);
        assertThat(asked("?limit=1&cursor=" + next).statusCode())
                .as("a page of other policies")
                .isEqualTo(400);
    }

    @Test
    void hidesOfEachRecordWhatIsHiddenOfIt() {
        deal(VARYING, "1.00");
        deal(READER, "2.00");
        String big = deal(READER, "1000.00");
        awaitTold(4);
        delete("/sales/opportunities/" + big).statusCode(204);

        TestRoles.vary(ACCOUNTS, DEALS);
        TestPolicies.publish(deny("opportunity", "read", BIG, "amount"));
        asked("").then().body("items.findAll { it.text != null }.text", containsInAnyOrder("1.00 EUR", "2.00 EUR"));

        TestPolicies.withdraw();
        TestRoles.vary(
                ACCOUNTS,
                new Grant("opportunity", READ, Reach.OWN),
                new Grant("opportunity", READ, Reach.ALL, List.of("amount"), List.of()));
        asked("")
                .then()
                .body("items.size()", equalTo(4))
                .body("items.findAll { it.text != null }.text", containsInAnyOrder("1.00 EUR"));
    }
}
