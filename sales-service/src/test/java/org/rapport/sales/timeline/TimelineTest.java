package org.rapport.sales.timeline;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.rapport.kit.testing.TestLogin.Member.PROSPECTOR;
import static org.rapport.kit.testing.TestTenant.ACME;
import static org.rapport.kit.testing.TestTenant.GLOBEX;
import static org.rapport.sales.SalesApi.act;
import static org.rapport.sales.SalesApi.get;
import static org.rapport.sales.SalesApi.id;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapport.events.Changes;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.events.sales.SalesEvent;
import org.rapport.events.support.SupportEvent;
import org.rapport.events.support.TicketEvent;
import org.rapport.events.support.TicketRecord;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.Redelivery;
import org.rapport.kit.testing.TestLogin;

@QuarkusTest
class TimelineTest {

    private static final String TICKET = "org.rapport.support.ticket.";

    @Test
    void showsTheTicketsOfTheAccountsPeopleTheLatestFirst() {
        String account = id("/sales/accounts", "{\"name\": \"Customer\"}");
        String contact = id("/sales/contacts", "{\"lastName\": \"Asker\", \"accountId\": \"%s\"}".formatted(account));
        UUID ticket = UUID.randomUUID();
        var opened = Broker.envelope(
                ticket, 1, (SupportEvent) new TicketEvent.Opened(ticket(ticket, 1, contact, null), Changes.none()));
        var escalation = new TicketRecord.Escalation(1, "The customer waits", Instant.now(), "agent");
        var escalated = Broker.envelope(ticket, 2, (SupportEvent)
                new TicketEvent.Escalated(ticket(ticket, 2, contact, escalation), Changes.none()));

        Broker.publish(Topics.SUPPORT, List.<Envelope<?>>of(opened, escalated, opened, escalated));

        for (String path : List.of("/sales/accounts/" + account, "/sales/contacts/" + contact)) {
            await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> get(path + "/timeline")
                    .body(
                            "items.type",
                            hasItems(
                                    TICKET + "escalated.v1",
                                    TICKET + "opened.v1",
                                    "org.rapport.sales.contact.created.v1")));
            get(path + "/timeline")
                    .body(
                            "items.findAll { it.subject.type == 'ticket' }.type",
                            contains(TICKET + "escalated.v1", TICKET + "opened.v1"))
                    .body("items.find { it.type.contains('escalated') }.text", equalTo("The customer waits"))
                    .body("items.find { it.type.contains('escalated') }.title", equalTo("T-1 Help"));
            get(GLOBEX, path + "/timeline").statusCode(404);
        }
        get("/sales/accounts/" + account).body("version", equalTo(1));
    }

    @Test
    void showsWhatHappenedToRecordsThatOneMayRead() {
        String account = id("/sales/accounts", "{\"name\": \"Discreet\"}");
        String contact = id("/sales/contacts", "{\"lastName\": \"Asker\", \"accountId\": \"%s\"}".formatted(account));
        id("/sales/opportunities", """
                {"name": "Deal", "accountId": "%s", "amount": {"amount": "77777.00", "currency": "EUR"}}
                """.formatted(account));
        UUID ticket = UUID.randomUUID();
        Broker.publish(Topics.SUPPORT, List.<Envelope<?>>of(Broker.envelope(ticket, 1, (SupportEvent)
                new TicketEvent.Opened(ticket(ticket, 1, contact, null), Changes.none()))));
        String timeline = "/sales/accounts/" + account + "/timeline";
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> get(timeline)
                .body("items.subject.type", containsInAnyOrder("account", "contact", "opportunity", "ticket")));

        TestLogin.as(ACME, PROSPECTOR)
                .get(timeline + "?count=true")
                .then()
                .statusCode(200)
                .body("items.subject.type", contains("account"))
                .body("count", equalTo(1));
        TestLogin.as(ACME, PROSPECTOR)
                .get("/sales/contacts/" + contact + "/timeline")
                .then()
                .statusCode(404);
    }

    @Test
    void showsTheDealsAndIsPaged() {
        String account = id("/sales/accounts", "{\"name\": \"Buyer\"}");
        String deal = "/sales/opportunities/"
                + id("/sales/opportunities", "{\"name\": \"Deal\", \"accountId\": \"%s\"}".formatted(account));
        act(deal + "/stage", "{\"stage\": \"proposal\"}").statusCode(200);
        act(deal + "/win", "").statusCode(200);
        String timeline = "/sales/accounts/" + account + "/timeline";

        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> get(timeline)
                .body("items.size()", equalTo(5)));

        String next = get(timeline + "?limit=2")
                .body("items.size()", equalTo(2))
                .extract()
                .path("next");
        List<String> firstTwo = get(timeline + "?limit=2").extract().path("items.id");
        get(timeline + "?limit=3&cursor=" + next)
                .body("items.size()", equalTo(3))
                .body("items.id", not(hasItems(firstTwo.toArray(String[]::new))))
                .body("items[2].type", equalTo("org.rapport.sales.account.created.v1"));
    }

    @Test
    void showsWhatACustomerWroteOnAClosedTicketWhereTheNextOneOpens() {
        String contact = id("/sales/contacts", "{\"lastName\": \"Asker\"}");
        UUID ticket = UUID.randomUUID();
        var message = new TicketRecord.Message(UUID.randomUUID(), false, null, null, "It is back", Instant.now());
        var opened = Broker.envelope(ticket, 1, (SupportEvent)
                new TicketEvent.Opened(ticket(ticket, 1, contact, null, message, null), Changes.none()));

        Broker.publish(Topics.SUPPORT, List.<Envelope<?>>of(opened));

        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> get("/sales/contacts/" + contact
                        + "/timeline")
                .body("items.find { it.type.contains('opened') }.text", equalTo("It is back")));
    }

    @Test
    void tellsNothingTwiceThoughTheInboxHasForgottenIt() throws SQLException {
        String account = id("/sales/accounts", "{\"name\": \"Customer\"}");
        String contact = id("/sales/contacts", "{\"lastName\": \"Asker\", \"accountId\": \"%s\"}".formatted(account));
        UUID ticket = UUID.randomUUID();
        var opened = List.of(
                Broker.envelope(ticket, 1, new TicketEvent.Opened(ticket(ticket, 1, contact, null), Changes.none())));
        Supplier<String> timeline = () -> get("/sales/accounts/" + account + "/timeline")
                .body("items.subject.type", containsInAnyOrder("account", "contact", "ticket"))
                .extract()
                .asString();
        Broker.publish(Topics.SUPPORT, opened);
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(timeline::get);

        Redelivery.changesNothing(Topics.SUPPORT, opened, timeline);
        Redelivery.changesNothing(Topics.SALES, told(account, contact), timeline);
    }

    /** What sales has told of the records with these ids. */
    private static List<Envelope<SalesEvent>> told(String... ids) {
        return Broker.all(Topics.SALES).stream()
                .filter(message -> message.key() != null
                        && Stream.of(ids).anyMatch(new String(message.key(), StandardCharsets.UTF_8)::endsWith))
                .map(message -> CrmEvents.read(SalesEvent.class, message.value()))
                .toList();
    }

    private static TicketRecord ticket(
            UUID id, long version, String contact, TicketRecord.@Nullable Escalation escalation) {
        return ticket(id, version, contact, "It does not work", null, escalation);
    }

    private static TicketRecord ticket(
            UUID id,
            long version,
            String contact,
            @Nullable String description,
            TicketRecord.@Nullable Message message,
            TicketRecord.@Nullable Escalation escalation) {
        Instant now = Instant.now();
        return new TicketRecord(
                id,
                version,
                "T-1",
                "Help",
                description,
                TicketRecord.Status.OPEN,
                TicketRecord.Priority.HIGH,
                new TicketRecord.Customer(UUID.fromString(contact), null, "Asker", null),
                null,
                null,
                null,
                TicketRecord.Channel.WEB,
                escalation,
                message == null ? 0 : 1,
                message,
                null,
                null,
                null,
                now,
                "agent",
                now,
                "agent",
                null);
    }
}
