package org.rapport.support.customer;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.rapport.kit.testing.TestLogin.Member.READER;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rapport.events.Topics;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.Redelivery;
import org.rapport.kit.testing.TestLogin;

@QuarkusTest
class CustomerResourceTest {

    private final UUID contact = Uuids.next();
    private final UUID account = Uuids.next();

    @Test
    void knowsACustomerFromTheEventsOfSales() {
        SalesEvents.publish(
                SalesEvents.contact(contact, account, "Lovelace", 1),
                SalesEvents.account(account, "Analytical Engines"));

        awaitName("Ada Lovelace");
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> TestLogin.as(ACME, READER)
                .get("/support/customers/" + contact)
                .then()
                .statusCode(200)
                .body("email", equalTo("ada@example.com"))
                .body("account.type", equalTo("customer")));
    }

    /** What somebody was called can be erased, also where it was the name of a company. */
    @Test
    void knowsCompaniesWhoseNameIsErased() {
        SalesEvents.publish(SalesEvents.contact(contact, account, "Lovelace", 1), SalesEvents.account(account, null));

        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> TestLogin.as(ACME, READER)
                .get("/support/customers/" + contact)
                .then()
                .statusCode(200)
                .body("account.name", equalTo("")));
    }

    @Test
    void ignoresWhatIsOlderThanWhatItKnows() {
        var late = SalesEvents.contact(contact, account, "Byron", 1);
        var repeated = SalesEvents.contact(contact, account, "Lovelace", 2);
        var marker = Uuids.next();

        SalesEvents.publish(repeated, late, repeated, SalesEvents.contact(contact, account, "King", 3));
        SalesEvents.publish(SalesEvents.contact(marker, account, "Marker", 1));

        awaitName("Ada King");
    }

    @Test
    void ignoresWhatIsOlderThoughTheInboxHasForgottenIt() throws SQLException {
        var first = SalesEvents.contact(contact, account, "Byron", 1);
        var company = SalesEvents.account(account, "Analytical Engines");
        SalesEvents.publish(first, SalesEvents.contact(contact, account, "Lovelace", 2), company);
        awaitName("Ada Lovelace");

        Redelivery.changesNothing(Topics.SALES, List.of(first, company), () -> TestLogin.as(ACME, READER)
                .get("/support/customers/" + contact)
                .then()
                .body("name", equalTo("Ada Lovelace"))
                .extract()
                .asString());
    }

    @Test
    void setsABrokenEventAsideAndGoesOn() {
        Broker.publish(Topics.SALES, 0, "{\"id\":");
        SalesEvents.publish(SalesEvents.contact(contact, account, "Lovelace", 1));

        awaitName("Ada Lovelace");
    }

    private void awaitName(String name) {
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> TestLogin.as(ACME, READER)
                .get("/support/customers/" + contact)
                .then()
                .statusCode(200)
                .body("name", equalTo(name)));
    }
}
