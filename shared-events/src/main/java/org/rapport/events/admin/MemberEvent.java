package org.rapport.events.admin;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to a member of an organisation. */
public sealed interface MemberEvent extends DirectoryEvent {

    @Override
    MemberRecord record();

    /** Asked to join. */
    @EventType("org.rapport.admin.member.invited.v1")
    record Invited(MemberRecord record, Changes changes) implements MemberEvent {}

    /** Has joined, or has come back. */
    @EventType("org.rapport.admin.member.activated.v1")
    record Activated(MemberRecord record, Changes changes) implements MemberEvent {}

    /** Changed, roles included. */
    @EventType("org.rapport.admin.member.edited.v1")
    record Edited(MemberRecord record, Changes changes) implements MemberEvent {}

    /** May do nothing from now on. */
    @EventType("org.rapport.admin.member.deactivated.v1")
    record Deactivated(MemberRecord record, Changes changes) implements MemberEvent {}

    /** Hidden, and restorable. */
    @EventType("org.rapport.admin.member.deleted.v1")
    record Deleted(MemberRecord record, Changes changes) implements MemberEvent {}

    /** Back, as it was. */
    @EventType("org.rapport.admin.member.restored.v1")
    record Restored(MemberRecord record, Changes changes) implements MemberEvent {}
}
