package org.rapport.events.support;

import org.rapport.events.Changes;
import org.rapport.events.EventType;
import org.rapport.events.ShareRecord;

/** What happens to a share of a record of support. That one ends by itself is told when it begins. */
public sealed interface SupportShareEvent extends SupportEvent {

    @Override
    ShareRecord record();

    /** A record is shared. */
    @EventType("org.rapport.support.share.created.v1")
    record Created(ShareRecord record, Changes changes) implements SupportShareEvent {}

    /** It is shared otherwise, or for another time. */
    @EventType("org.rapport.support.share.edited.v1")
    record Edited(ShareRecord record, Changes changes) implements SupportShareEvent {}

    /** It is shared no more. */
    @EventType("org.rapport.support.share.deleted.v1")
    record Deleted(ShareRecord record, Changes changes) implements SupportShareEvent {}
}
