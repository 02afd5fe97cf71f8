package org.rapport.events.admin;

import java.util.List;
import org.rapport.events.Copies;
import org.rapport.events.EventType;
import org.rapport.events.FieldChange;

/** What happens to a member of an organisation. */
public sealed interface MemberEvent extends DirectoryEvent {

    @Override
    MemberRecord record();

    /** Asked to join. */
    @EventType("org.rapport.admin.member.invited.v1")
    record Invited(MemberRecord record, List<FieldChange> changes) implements MemberEvent {

        public Invited {
            changes = Copies.of(changes);
        }
    }

    /** Has joined, or has come back. */
    @EventType("org.rapport.admin.member.activated.v1")
    record Activated(MemberRecord record, List<FieldChange> changes) implements MemberEvent {

        public Activated {
            changes = Copies.of(changes);
        }
    }

    /** Changed, roles included. */
    @EventType("org.rapport.admin.member.edited.v1")
    record Edited(MemberRecord record, List<FieldChange> changes) implements MemberEvent {

        public Edited {
            changes = Copies.of(changes);
        }
    }

    /** May do nothing from now on. */
    @EventType("org.rapport.admin.member.deactivated.v1")
    record Deactivated(MemberRecord record, List<FieldChange> changes) implements MemberEvent {

        public Deactivated {
            changes = Copies.of(changes);
        }
    }

    /** Hidden, and restorable. */
    @EventType("org.rapport.admin.member.deleted.v1")
    record Deleted(MemberRecord record, List<FieldChange> changes) implements MemberEvent {

        public Deleted {
            changes = Copies.of(changes);
        }
    }

    /** Back, as it was. */
    @EventType("org.rapport.admin.member.restored.v1")
    record Restored(MemberRecord record, List<FieldChange> changes) implements MemberEvent {

        public Restored {
            changes = Copies.of(changes);
        }
    }
}
