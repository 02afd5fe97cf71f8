package org.rapport.events.admin;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to a tag. */
public sealed interface TagEvent extends AdminEvent {

    @Override
    TagRecord record();

    /** There is a new tag. */
    @EventType("org.rapport.admin.tag.created.v1")
    record Created(TagRecord record, Changes changes) implements TagEvent {}

    /** Changed. */
    @EventType("org.rapport.admin.tag.edited.v1")
    record Edited(TagRecord record, Changes changes) implements TagEvent {}

    /** Hidden, and restorable. */
    @EventType("org.rapport.admin.tag.deleted.v1")
    record Deleted(TagRecord record, Changes changes) implements TagEvent {}

    /** Back, as it was. */
    @EventType("org.rapport.admin.tag.restored.v1")
    record Restored(TagRecord record, Changes changes) implements TagEvent {}
}
