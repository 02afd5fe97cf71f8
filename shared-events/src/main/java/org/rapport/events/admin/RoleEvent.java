package org.rapport.events.admin;

import java.util.List;
import org.rapport.events.Copies;
import org.rapport.events.EventType;
import org.rapport.events.FieldChange;

/** What happens to a role. */
public sealed interface RoleEvent extends DirectoryEvent {

    @Override
    RoleRecord record();

    /** There is a new role. */
    @EventType("org.rapport.admin.role.created.v1")
    record Created(RoleRecord record, List<FieldChange> changes) implements RoleEvent {

        public Created {
            changes = Copies.of(changes);
        }
    }

    /** Changed, grants included. */
    @EventType("org.rapport.admin.role.edited.v1")
    record Edited(RoleRecord record, List<FieldChange> changes) implements RoleEvent {

        public Edited {
            changes = Copies.of(changes);
        }
    }

    /** Hidden, and restorable. */
    @EventType("org.rapport.admin.role.deleted.v1")
    record Deleted(RoleRecord record, List<FieldChange> changes) implements RoleEvent {

        public Deleted {
            changes = Copies.of(changes);
        }
    }

    /** Back, as it was. */
    @EventType("org.rapport.admin.role.restored.v1")
    record Restored(RoleRecord record, List<FieldChange> changes) implements RoleEvent {

        public Restored {
            changes = Copies.of(changes);
        }
    }
}
