package org.rapport.sales.rollup;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.sales.SalesApi.act;
import static org.rapport.sales.SalesApi.delete;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;
import static org.rapport.sales.SalesApi.patch;
import static org.rapport.sales.rollup.RollupFixture.dealEvent;
import static org.rapport.sales.rollup.RollupFixture.message;
import static org.rapport.sales.rollup.RollupFixture.ofAccount;
import static org.rapport.sales.rollup.RollupFixture.ofContact;
import static org.rapport.sales.rollup.RollupFixture.ticketEvent;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.Redelivery;
import org.rapport.sales.rollup.RollupFixture.Deal;

/** The roll-ups of an account follow its deals and tickets, however their events come. */
@QuarkusTest
class RollupConsumerTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    RollupConsumer consumer;

    private String account;
    private String other;

    @BeforeEach
    void makeAccounts() {
        account = id("/sales/accounts", "{\"name\": \"Buyer\"}");
        other = id("/sales/accounts", "{\"name\": \"Other\"}");
    }

    private static ValidatableResponse summary(String account) {
        return get("/sales/accounts/" + account + "/summary").statusCode(200);
    }

    private void hear(UUID id, long sequence, Deal deal) {
        consumer.onSales(message(dealEvent(id, sequence, deal)));
    }

    private void hear(UUID id, long sequence, String status, String customer) {
        consumer.onSupport(message(ticketEvent(id, sequence, status, customer, false)));
    }

    private static String deal(String account, String amount) {
        String[] parts = amount.split(" ");
        return id("/sales/opportunities", """
                {"name": "Deal", "accountId": "%s", "amount": {"amount": "%s", "currency": "%s"}}
                """.formatted(account, parts[0], parts[1]));
    }

    /** Through Kafka and back. */
    @Test
    void followsWhatIsDoneToDeals() {
        deal(account, "10.00 EUR");
        String second = "/sales/opportunities/" + deal(account, "20.50 EUR");
        String third = "/sales/opportunities/" + deal(account, "3000 JPY");
        id("/sales/opportunities", "{\"name\": \"Deal\", \"accountId\": \"%s\"}".formatted(account));
        act(second + "/win", "").statusCode(200);
        patch(third, "{\"accountId\": \"%s\"}".formatted(other)).statusCode(200);

        await().pollInSameThread().atMost(SOON).untilAsserted(() -> {
            summary(account)
                    .body("openPipeline.amount", contains("10.00", null))
                    .body("openPipeline.currency", contains("EUR", null))
                    .body("openPipeline.count", contains(1, 1))
                    .body("won.amount", contains("20.50"))
                    .body("won.count", contains(1));
            summary(other).body("openPipeline.amount", contains("3000")).body("won", empty());
        });

        act(second + "/reopen", "").statusCode(200);
        delete(third).statusCode(204);

        await().pollInSameThread().atMost(SOON).untilAsserted(() -> {
            summary(account)
                    .body("openPipeline.amount", contains("30.50", null))
                    .body("openPipeline.count", contains(2, 1))
                    .body("won", empty());
            summary(other).body("openPipeline", empty());
        });

        act(third + "/restore", "").statusCode(200);

        await().pollInSameThread().atMost(SOON).untilAsserted(() -> summary(other)
                .body("openPipeline.amount", contains("3000")));
        get("/sales/accounts/" + other).body("version", equalTo(1));
    }

    @Test
    void takesInNoEventTwiceAndNoneThatIsLate() {
        UUID deal = UUID.randomUUID();
        var third = dealEvent(deal, 3, Deal.won(account, "30.00 EUR"));

        consumer.onSales(message(third));
        consumer.onSales(message(third));
        hear(deal, 3, Deal.won(account, "30.00 EUR"));
        hear(deal, 1, Deal.open(account, "10.00 EUR"));
        hear(deal, 2, Deal.open(other, "20.00 EUR"));

        summary(account).body("openPipeline", empty()).body("won.amount", contains("30.00"));
        summary(other).body("openPipeline", empty()).body("won", empty());
    }

    @Test
    void isTheSameThoughTheInboxHasForgotten() throws SQLException {
        UUID deal = UUID.randomUUID();
        UUID ticket = UUID.randomUUID();
        List<Envelope<?>> sales = List.of(
                dealEvent(deal, 1, Deal.open(account, "10.00 EUR")), dealEvent(deal, 2, Deal.open(other, "20.00 EUR")));
        List<Envelope<?>> support = List.of(ticketEvent(ticket, 1, "open", ofAccount(account), false));
        Broker.publish(Topics.SALES, sales);
        Broker.publish(Topics.SUPPORT, support);
        await().pollInSameThread().atMost(SOON).untilAsserted(() -> {
            summary(account).body("openPipeline", empty()).body("openTickets", equalTo(1));
            summary(other).body("openPipeline.amount", contains("20.00"));
        });

        Redelivery.changesNothing(Topics.SALES, sales, () -> sums(account) + sums(other));
        Redelivery.changesNothing(Topics.SUPPORT, support, () -> sums(account) + sums(other));
    }

    private static String sums(String account) {
        var summary = summary(account).extract();
        return summary.path("openPipeline") + " " + summary.path("won") + " " + summary.path("openTickets");
    }

    @Test
    void changesCurrencyAndAmount() {
        UUID deal = UUID.randomUUID();
        hear(deal, 1, Deal.open(account, "10.00 EUR"));
        hear(deal, 2, Deal.open(account, "10.00 USD"));
        summary(account).body("openPipeline.currency", contains("USD"));

        hear(deal, 3, new Deal(account, "open", null, false));
        summary(account).body("openPipeline.size()", equalTo(1)).body("openPipeline[0]", equalTo(Map.of("count", 1)));

        hear(deal, 4, Deal.won(account, "0.10 EUR"));
        summary(account).body("openPipeline", empty()).body("won.amount", contains("0.10"));
        hear(deal, 5, Deal.won(account, "0.10 EUR").gone());
        summary(account).body("won", empty());
        hear(deal, 6, Deal.lost(account, "0.10 EUR"));
        summary(account).body("openPipeline", empty()).body("won", empty());
    }

    @Test
    void sumsUpMoreThanOneAmountCanBe() {
        String most = "92233720368547758.07 EUR";
        hear(UUID.randomUUID(), 1, Deal.won(account, most));
        hear(UUID.randomUUID(), 1, Deal.won(account, most));

        summary(account).body("won.amount", contains("184467440737095516.14"));
    }

    @Test
    void aContactsTicketIsItsAccounts() {
        String contact = id("/sales/contacts", "{\"lastName\": \"Asker\", \"accountId\": \"%s\"}".formatted(account));
        UUID ticket = UUID.randomUUID();
        hear(ticket, 1, "new", ofContact(contact));
        hear(UUID.randomUUID(), 1, "open", ofAccount(account));
        summary(account).body("openTickets", equalTo(2));

        hear(ticket, 2, "solved", ofContact(contact));
        summary(account).body("openTickets", equalTo(1));
        hear(ticket, 3, "open", ofContact(contact));
        summary(account).body("openTickets", equalTo(2));
        hear(ticket, 4, "pending", ofAccount(other));
        summary(account).body("openTickets", equalTo(1));
        summary(other).body("openTickets", equalTo(1));
        consumer.onSupport(message(ticketEvent(ticket, 5, "pending", ofAccount(other), true)));
        summary(other).body("openTickets", equalTo(0));
        hear(ticket, 6, "on-hold", ofContact(contact));
        summary(account).body("openTickets", equalTo(2));
        hear(ticket, 7, "on-hold", ofContact(UUID.randomUUID().toString()));
        summary(account).body("openTickets", equalTo(1));
    }

    @Test
    void ticketsFollowTheirContact() {
        String contact = id("/sales/contacts", "{\"lastName\": \"Asker\"}");
        String path = "/sales/contacts/" + contact;
        IntStream.range(0, 3).forEach(_ -> hear(UUID.randomUUID(), 1, "open", ofContact(contact)));
        summary(account).body("openTickets", equalTo(0));

        patch(path, "{\"accountId\": \"%s\"}".formatted(account)).statusCode(200);
        await().pollInSameThread().atMost(SOON).untilAsserted(() -> summary(account)
                .body("openTickets", equalTo(3)));

        patch(path, "{\"accountId\": \"%s\"}".formatted(other)).statusCode(200);
        await().pollInSameThread().atMost(SOON).untilAsserted(() -> {
            summary(account).body("openTickets", equalTo(0));
            summary(other).body("openTickets", equalTo(3));
        });

        patch(path, "{\"accountId\": null}").statusCode(200);
        await().pollInSameThread().atMost(SOON).untilAsserted(() -> summary(other)
                .body("openTickets", equalTo(0)));
    }

    /** As two replicas do, or a channel and its redrive. */
    @Test
    void countsRightWhatComesAtOnce() throws Exception {
        UUID same = UUID.randomUUID();
        List<Callable<Void>> deliveries = IntStream.rangeClosed(1, 60)
                .<Callable<Void>>mapToObj(i -> () -> {
                    hear(i % 3 == 0 ? UUID.randomUUID() : same, i, Deal.open(i % 2 == 0 ? account : other, "1.00 EUR"));
                    return null;
                })
                .toList();

        try (var replicas = Executors.newFixedThreadPool(6)) {
            for (var result : replicas.invokeAll(deliveries)) {
                result.get();
            }
        }

        // 20 of their own, half of them of each account; the last word on the same one is that of 59
        summary(account).body("openPipeline.count", contains(10)).body("openPipeline.amount", contains("10.00"));
        summary(other).body("openPipeline.count", contains(11)).body("openPipeline.amount", contains("11.00"));
    }

    @Test
    void countsNothingOfAnotherOrganisation() {
        UUID deal = UUID.randomUUID();
        var theirs = dealEvent(deal, 1, Deal.open(account, "1.00 EUR")).data();

        consumer.onSales(message(Broker.envelope(GLOBEX, deal, 1, theirs)));

        summary(account).body("openPipeline", empty());
        get(GLOBEX, "/sales/accounts/" + account + "/summary").statusCode(404);
    }
}
