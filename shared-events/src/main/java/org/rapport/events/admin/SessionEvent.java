package org.rapport.events.admin;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to a session. */
public sealed interface SessionEvent extends DirectoryEvent {

    @Override
    SessionRecord record();

    /** Its tokens are refused from now on. */
    @EventType(value = "org.rapport.admin.session.revoked.v1", aggregate = "ended-session")
    record Revoked(SessionRecord record, Changes changes) implements SessionEvent {}
}
