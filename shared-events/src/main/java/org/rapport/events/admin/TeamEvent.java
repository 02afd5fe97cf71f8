package org.rapport.events.admin;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to a team. */
public sealed interface TeamEvent extends DirectoryEvent {

    @Override
    TeamRecord record();

    /** There is a new team. */
    @EventType("org.rapport.admin.team.created.v1")
    record Created(TeamRecord record, Changes changes) implements TeamEvent {}

    /** Changed, its members included. */
    @EventType("org.rapport.admin.team.edited.v1")
    record Edited(TeamRecord record, Changes changes) implements TeamEvent {}

    /** Hidden, and restorable. */
    @EventType("org.rapport.admin.team.deleted.v1")
    record Deleted(TeamRecord record, Changes changes) implements TeamEvent {}

    /** Back, as it was. */
    @EventType("org.rapport.admin.team.restored.v1")
    record Restored(TeamRecord record, Changes changes) implements TeamEvent {}
}
