package org.rapport.events.sales;

import java.util.List;
import org.rapport.events.Copies;
import org.rapport.events.EventType;
import org.rapport.events.FieldChange;

/** What happens to a contact. */
public sealed interface ContactEvent extends SalesEvent {

    @Override
    ContactRecord record();

    /** There is a new contact. */
    @EventType("org.rapport.sales.contact.created.v1")
    record Created(ContactRecord record, List<FieldChange> changes) implements ContactEvent {

        public Created {
            changes = Copies.of(changes);
        }
    }

    /** Changed. */
    @EventType("org.rapport.sales.contact.edited.v1")
    record Edited(ContactRecord record, List<FieldChange> changes) implements ContactEvent {

        public Edited {
            changes = Copies.of(changes);
        }
    }

    /** Hidden, and restorable. */
    @EventType("org.rapport.sales.contact.deleted.v1")
    record Deleted(ContactRecord record, List<FieldChange> changes) implements ContactEvent {

        public Deleted {
            changes = Copies.of(changes);
        }
    }

    /** Back, as it was. */
    @EventType("org.rapport.sales.contact.restored.v1")
    record Restored(ContactRecord record, List<FieldChange> changes) implements ContactEvent {

        public Restored {
            changes = Copies.of(changes);
        }
    }
}
