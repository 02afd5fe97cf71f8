package org.rapport.events.marketing;

import java.util.List;
import org.rapport.events.Copies;
import org.rapport.events.EventType;
import org.rapport.events.FieldChange;

/** What happens to a form. */
public sealed interface FormEvent extends MarketingEvent {

    @Override
    FormRecord record();

    /** There is a new form. */
    @EventType("org.rapport.marketing.form.created.v1")
    record Created(FormRecord record, List<FieldChange> changes) implements FormEvent {

        public Created {
            changes = Copies.of(changes);
        }
    }

    /** Changed. */
    @EventType("org.rapport.marketing.form.edited.v1")
    record Edited(FormRecord record, List<FieldChange> changes) implements FormEvent {

        public Edited {
            changes = Copies.of(changes);
        }
    }

    /** Hidden, and restorable. */
    @EventType("org.rapport.marketing.form.deleted.v1")
    record Deleted(FormRecord record, List<FieldChange> changes) implements FormEvent {

        public Deleted {
            changes = Copies.of(changes);
        }
    }

    /** Back, as it was. */
    @EventType("org.rapport.marketing.form.restored.v1")
    record Restored(FormRecord record, List<FieldChange> changes) implements FormEvent {

        public Restored {
            changes = Copies.of(changes);
        }
    }
}
