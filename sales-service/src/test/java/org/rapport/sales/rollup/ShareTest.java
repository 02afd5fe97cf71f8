package org.rapport.sales.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.sales.rollup.RollupFixture.ofAccount;
import static org.rapport.sales.rollup.RollupFixture.ofContact;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.rapport.events.WireName;
import org.rapport.events.sales.OpportunityRecord;
import org.rapport.events.support.TicketEvent;
import org.rapport.events.support.TicketRecord;
import org.rapport.events.support.TicketRecord.Status;
import org.rapport.kit.persistence.Amount;
import org.rapport.sales.rollup.Share.Kind;

class ShareTest {

    private static final String ID = "0198c000-0000-7000-8000-000000000001";
    private static final UUID ACCOUNT = UUID.fromString("0198c000-0000-7000-8000-000000000002");

    private static OpportunityRecord deal(String more) {
        return RollupFixture.read(
                OpportunityRecord.class,
                "{\"id\": \"%s\", \"version\": 1, \"accountId\": \"%s\"%s}".formatted(ID, ACCOUNT, more));
    }

    private static TicketRecord ticket(Status status, String customer, boolean deleted) {
        var event = RollupFixture.ticketEvent(UUID.fromString(ID), 1, WireName.of(status), customer, deleted);
        return ((TicketEvent) event.data()).record();
    }

    @Test
    void ofADealIsWhatItIsWorth() {
        String amount = ", \"amount\": {\"amount\": \"7.50\", \"currency\": \"EUR\"}";

        assertThat(Share.of(deal(", \"stageType\": \"open\"" + amount)))
                .contains(new Share(Kind.OPEN_PIPELINE, ACCOUNT, null, new Amount(750L, "EUR")));
        assertThat(Share.of(deal(", \"stageType\": \"won\"" + amount)))
                .contains(new Share(Kind.WON, ACCOUNT, null, new Amount(750L, "EUR")));
        assertThat(Share.of(deal(", \"stageType\": \"open\"")))
                .contains(new Share(Kind.OPEN_PIPELINE, ACCOUNT, null, null));
    }

    @Test
    void ofADealThatIsLostDeletedOrErasedIsNone() {
        assertThat(Share.of(deal(", \"stageType\": \"lost\""))).isEmpty();
        assertThat(Share.of(deal(", \"stageType\": \"won\", \"deletedAt\": \"2026-01-01T00:00:00Z\"")))
                .isEmpty();
        assertThat(Share.of(deal(""))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"SOLVED", "CLOSED"},
            mode = Mode.EXCLUDE)
    void ofATicketIsOne(Status status) {
        assertThat(Share.of(ticket(status, ofAccount(ACCOUNT.toString()), false)))
                .contains(new Share(Kind.OPEN_TICKETS, ACCOUNT, null, null));
        assertThat(Share.of(ticket(status, ofContact(ID), false)))
                .contains(new Share(Kind.OPEN_TICKETS, null, UUID.fromString(ID), null));
        assertThat(Share.of(ticket(status, ofContact(ID) + ", " + ofAccount(ACCOUNT.toString()), false)))
                .as("what the ticket says")
                .contains(new Share(Kind.OPEN_TICKETS, ACCOUNT, null, null));
    }

    @Test
    void ofATicketThatIsDoneDeletedOrNobodysIsNone() {
        assertThat(Share.of(ticket(Status.SOLVED, ofContact(ID), false))).isEmpty();
        assertThat(Share.of(ticket(Status.CLOSED, ofContact(ID), false))).isEmpty();
        assertThat(Share.of(ticket(Status.OPEN, ofContact(ID), true))).isEmpty();
        assertThat(Share.of(ticket(Status.OPEN, null, false))).isEmpty();
    }
}
