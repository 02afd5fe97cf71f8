package org.rapport.events.admin;

import com.fasterxml.jackson.databind.JsonNode;
import org.rapport.events.CrmEvent;
import org.rapport.events.UnknownEvent;

/** Who is who, on the topic that every service keeps a copy of. */
public sealed interface DirectoryEvent extends CrmEvent
        permits OrganizationEvent,
                MemberEvent,
                RoleEvent,
                TeamEvent,
                PolicyEvent,
                SettingEvent,
                SessionEvent,
                DirectoryEvent.Unknown {

    /** An event that is newer than this version of the contracts. */
    record Unknown(String type, JsonNode data) implements DirectoryEvent, UnknownEvent {}
}
