package org.rapport.events.support;

import com.fasterxml.jackson.databind.JsonNode;
import org.rapport.events.CrmEvent;
import org.rapport.events.UnknownEvent;

/** Everything that support tells. */
public sealed interface SupportEvent extends CrmEvent permits TicketEvent, SupportShareEvent, SupportEvent.Unknown {

    /** An event that is newer than this version of the contracts. */
    record Unknown(String type, JsonNode data) implements SupportEvent, UnknownEvent {}
}
