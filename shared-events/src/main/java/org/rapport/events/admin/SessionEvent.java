package org.rapport.events.admin;

import java.util.List;
import org.rapport.events.Copies;
import org.rapport.events.EventType;
import org.rapport.events.FieldChange;

/** What happens to a session. */
public sealed interface SessionEvent extends DirectoryEvent {

    @Override
    SessionRecord record();

    /** Its tokens are refused from now on. */
    @EventType("org.rapport.admin.session.revoked.v1")
    record Revoked(SessionRecord record, List<FieldChange> changes) implements SessionEvent {

        public Revoked {
            changes = Copies.of(changes);
        }
    }
}
