package org.rapport.events.sales;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to a contact. */
public sealed interface ContactEvent extends SalesEvent {

    @Override
    ContactRecord record();

    /** There is a new contact. */
    @EventType("org.rapport.sales.contact.created.v1")
    record Created(ContactRecord record, Changes changes) implements ContactEvent {}

    /** Changed. */
    @EventType("org.rapport.sales.contact.edited.v1")
    record Edited(ContactRecord record, Changes changes) implements ContactEvent {}

    /** Hidden, and restorable. */
    @EventType("org.rapport.sales.contact.deleted.v1")
    record Deleted(ContactRecord record, Changes changes) implements ContactEvent {}

    /** Back, as it was. */
    @EventType("org.rapport.sales.contact.restored.v1")
    record Restored(ContactRecord record, Changes changes) implements ContactEvent {}
}
