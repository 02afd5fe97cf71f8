package org.rapport.events.admin;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to a role. */
public sealed interface RoleEvent extends DirectoryEvent {

    @Override
    RoleRecord record();

    /** There is a new role. */
    @EventType("org.rapport.admin.role.created.v1")
    record Created(RoleRecord record, Changes changes) implements RoleEvent {}

    /** Changed, grants included. */
    @EventType("org.rapport.admin.role.edited.v1")
    record Edited(RoleRecord record, Changes changes) implements RoleEvent {}

    /** Hidden, and restorable. */
    @EventType("org.rapport.admin.role.deleted.v1")
    record Deleted(RoleRecord record, Changes changes) implements RoleEvent {}

    /** Back, as it was. */
    @EventType("org.rapport.admin.role.restored.v1")
    record Restored(RoleRecord record, Changes changes) implements RoleEvent {}
}
