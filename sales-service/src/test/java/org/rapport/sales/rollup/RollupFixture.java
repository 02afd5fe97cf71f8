package org.rapport.sales.rollup;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Changes;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.events.sales.OpportunityEvent;
import org.rapport.events.sales.OpportunityRecord;
import org.rapport.events.sales.SalesEvent;
import org.rapport.events.support.SupportEvent;
import org.rapport.events.support.TicketEvent;
import org.rapport.events.support.TicketRecord;
import org.rapport.kit.testing.Broker;

/** Events of deals and tickets, as roll-ups hear them. */
final class RollupFixture {

    private RollupFixture() {}

    /**
     * What there is to say of a deal.
     *
     * @param amount such as {@code 7.00 EUR}
     */
    record Deal(String account, String stageType, @Nullable String amount, boolean deleted) {

        static Deal open(String account, String amount) {
            return new Deal(account, "open", amount, false);
        }

        static Deal won(String account, String amount) {
            return new Deal(account, "won", amount, false);
        }

        static Deal lost(String account, String amount) {
            return new Deal(account, "lost", amount, false);
        }

        Deal gone() {
            return new Deal(account, stageType, amount, true);
        }
    }

    static Envelope<SalesEvent> dealEvent(UUID id, long sequence, Deal deal) {
        String amount = deal.amount() == null
                ? "null"
                : "{\"amount\": \"%s\", \"currency\": \"%s\"}"
                        .formatted((Object[]) deal.amount().split(" "));
        var record = read(OpportunityRecord.class, """
                {"id": "%s", "version": %d, "name": "Deal", "accountId": "%s", "stageType": "%s", "amount": %s%s}
                """.formatted(
                        id, sequence, deal.account(), deal.stageType(), amount, gone(deal.deleted())));
        return Broker.envelope(id, sequence, (SalesEvent) new OpportunityEvent.Edited(record, Changes.none()));
    }

    /** @param customer such as {@code "accountId": "…"} */
    static Envelope<SupportEvent> ticketEvent(
            UUID id, long sequence, String status, @Nullable String customer, boolean deleted) {
        var record = read(TicketRecord.class, """
                {"id": "%s", "version": %d, "number": "T-1", "status": "%s", "customer": %s%s}
                """.formatted(
                        id, sequence, status, customer == null ? "null" : "{" + customer + "}", gone(deleted)));
        return Broker.envelope(id, sequence, (SupportEvent) new TicketEvent.Edited(record, Changes.none()));
    }

    static String ofContact(String contact) {
        return "\"contactId\": \"%s\"".formatted(contact);
    }

    static String ofAccount(String account) {
        return "\"accountId\": \"%s\"".formatted(account);
    }

    private static String gone(boolean deleted) {
        return deleted ? ", \"deletedAt\": \"2026-01-01T00:00:00Z\"" : "";
    }

    static <T> T read(Class<T> type, String json) {
        try {
            return CrmEvents.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As Kafka hands it over. */
    static ConsumerRecord<byte[], byte[]> message(Envelope<?> event) {
        byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(Topics.SALES, 0, 0, key, CrmEvents.write(event));
    }
}
