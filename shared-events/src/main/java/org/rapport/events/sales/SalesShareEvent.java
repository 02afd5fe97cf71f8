package org.rapport.events.sales;

import org.rapport.events.Changes;
import org.rapport.events.EventType;
import org.rapport.events.ShareRecord;

/** What happens to a share of a record of sales. That one ends by itself is told when it begins. */
public sealed interface SalesShareEvent extends SalesEvent {

    @Override
    ShareRecord record();

    /** A record is shared. */
    @EventType("org.rapport.sales.share.created.v1")
    record Created(ShareRecord record, Changes changes) implements SalesShareEvent {}

    /** It is shared otherwise, or for another time. */
    @EventType("org.rapport.sales.share.edited.v1")
    record Edited(ShareRecord record, Changes changes) implements SalesShareEvent {}

    /** It is shared no more. */
    @EventType("org.rapport.sales.share.deleted.v1")
    record Deleted(ShareRecord record, Changes changes) implements SalesShareEvent {}
}
