package org.rapport.events.marketing;

import com.fasterxml.jackson.databind.JsonNode;
import org.rapport.events.CrmEvent;
import org.rapport.events.UnknownEvent;

/** Everything that marketing tells. */
public sealed interface MarketingEvent extends CrmEvent permits FormEvent, CaptureEvent, MarketingEvent.Unknown {

    /** An event that is newer than this version of the contracts. */
    record Unknown(String type, JsonNode data) implements MarketingEvent, UnknownEvent {}
}
