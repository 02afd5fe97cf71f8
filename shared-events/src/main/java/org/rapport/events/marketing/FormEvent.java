package org.rapport.events.marketing;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to a form. */
public sealed interface FormEvent extends MarketingEvent {

    @Override
    FormRecord record();

    /** There is a new form. */
    @EventType("org.rapport.marketing.form.created.v1")
    record Created(FormRecord record, Changes changes) implements FormEvent {}

    /** Changed. */
    @EventType("org.rapport.marketing.form.edited.v1")
    record Edited(FormRecord record, Changes changes) implements FormEvent {}

    /** Has another key. */
    @EventType("org.rapport.marketing.form.rekeyed.v1")
    record Rekeyed(FormRecord record, Changes changes) implements FormEvent {}

    /** Hidden, and restorable. */
    @EventType("org.rapport.marketing.form.deleted.v1")
    record Deleted(FormRecord record, Changes changes) implements FormEvent {}

    /** Back, as it was. */
    @EventType("org.rapport.marketing.form.restored.v1")
    record Restored(FormRecord record, Changes changes) implements FormEvent {}
}
