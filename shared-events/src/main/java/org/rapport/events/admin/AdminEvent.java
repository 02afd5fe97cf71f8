package org.rapport.events.admin;

import com.fasterxml.jackson.databind.JsonNode;
import org.rapport.events.CrmEvent;
import org.rapport.events.UnknownEvent;

/** What administration tells beyond the directory. */
public sealed interface AdminEvent extends CrmEvent permits TagEvent, DeadLetterReplayEvent, AdminEvent.Unknown {

    /** An event that is newer than this version of the contracts. */
    record Unknown(String type, JsonNode data) implements AdminEvent, UnknownEvent {}
}
