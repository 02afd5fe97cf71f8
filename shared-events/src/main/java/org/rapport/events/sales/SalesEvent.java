package org.rapport.events.sales;

import com.fasterxml.jackson.databind.JsonNode;
import org.rapport.events.CrmEvent;
import org.rapport.events.UnknownEvent;

/** Everything that sales tells. */
public sealed interface SalesEvent extends CrmEvent
        permits LeadEvent, ContactEvent, AccountEvent, OpportunityEvent, SalesShareEvent, SalesEvent.Unknown {

    /** An event that is newer than this version of the contracts. */
    record Unknown(String type, JsonNode data) implements SalesEvent, UnknownEvent {}
}
