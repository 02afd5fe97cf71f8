package org.rapport.sales.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.rapport.events.Changes;
import org.rapport.events.CrmEvents;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.AccountRecord;
import org.rapport.events.sales.OpportunityEvent;
import org.rapport.events.sales.OpportunityRecord;
import org.rapport.events.sales.SalesEvent;

/** Records from which personal data has been erased still happen. */
class HappeningTest {

    private static final String ERASED = "{\"id\": \"0198c000-0000-7000-8000-000000000001\", \"version\": 1}";

    @Test
    void anErasedAccountHasNoTitle() throws JsonProcessingException {
        var account = CrmEvents.mapper().readValue(ERASED, AccountRecord.class);

        assertThat(title(new AccountEvent.Created(account, Changes.none()))).isEmpty();
        assertThat(title(new AccountEvent.BecameCustomer(account, Changes.none())))
                .isEmpty();
    }

    @Test
    void anErasedDealHasNoTitle() throws JsonProcessingException {
        var deal = CrmEvents.mapper().readValue(ERASED, OpportunityRecord.class);

        assertThat(title(new OpportunityEvent.Created(deal, Changes.none()))).isEmpty();
    }

    private static String title(SalesEvent event) {
        return Happening.of(event).orElseThrow().title();
    }
}
