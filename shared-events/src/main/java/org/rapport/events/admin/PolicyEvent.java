package org.rapport.events.admin;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to a policy. */
public sealed interface PolicyEvent extends DirectoryEvent {

    @Override
    PolicyRecord record();

    /** There is a new policy, not in force yet. */
    @EventType("org.rapport.admin.policy.created.v1")
    record Created(PolicyRecord record, Changes changes) implements PolicyEvent {}

    /** Worked on; what is in force stays. */
    @EventType("org.rapport.admin.policy.edited.v1")
    record Edited(PolicyRecord record, Changes changes) implements PolicyEvent {}

    /** What was worked on is in force from now on. */
    @EventType("org.rapport.admin.policy.published.v1")
    record Published(PolicyRecord record, Changes changes) implements PolicyEvent {}

    /** What was in force before is so again. */
    @EventType("org.rapport.admin.policy.rolled-back.v1")
    record RolledBack(PolicyRecord record, Changes changes) implements PolicyEvent {}

    /** Nothing of it is in force from now on. */
    @EventType("org.rapport.admin.policy.withdrawn.v1")
    record Withdrawn(PolicyRecord record, Changes changes) implements PolicyEvent {}

    /** Hidden, and restorable; nothing of it is in force. */
    @EventType("org.rapport.admin.policy.deleted.v1")
    record Deleted(PolicyRecord record, Changes changes) implements PolicyEvent {}

    /** Back, as it was. */
    @EventType("org.rapport.admin.policy.restored.v1")
    record Restored(PolicyRecord record, Changes changes) implements PolicyEvent {}
}
