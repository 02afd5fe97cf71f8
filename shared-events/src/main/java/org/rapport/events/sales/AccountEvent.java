package org.rapport.events.sales;

import java.util.List;
import org.rapport.events.Copies;
import org.rapport.events.EventType;
import org.rapport.events.FieldChange;

/** What happens to an account. */
public sealed interface AccountEvent extends SalesEvent {

    @Override
    AccountRecord record();

    /** There is a new account. */
    @EventType("org.rapport.sales.account.created.v1")
    record Created(AccountRecord record, List<FieldChange> changes) implements AccountEvent {

        public Created {
            changes = Copies.of(changes);
        }
    }

    /** Changed. */
    @EventType("org.rapport.sales.account.edited.v1")
    record Edited(AccountRecord record, List<FieldChange> changes) implements AccountEvent {

        public Edited {
            changes = Copies.of(changes);
        }
    }

    /** The first opportunity was won. */
    @EventType("org.rapport.sales.account.became-customer.v1")
    record BecameCustomer(AccountRecord record, List<FieldChange> changes) implements AccountEvent {

        public BecameCustomer {
            changes = Copies.of(changes);
        }
    }

    /** The only won opportunity was reopened. */
    @EventType("org.rapport.sales.account.ceased-to-be-customer.v1")
    record CeasedToBeCustomer(AccountRecord record, List<FieldChange> changes) implements AccountEvent {

        public CeasedToBeCustomer {
            changes = Copies.of(changes);
        }
    }

    /** Hidden, and restorable. */
    @EventType("org.rapport.sales.account.deleted.v1")
    record Deleted(AccountRecord record, List<FieldChange> changes) implements AccountEvent {

        public Deleted {
            changes = Copies.of(changes);
        }
    }

    /** Back, as it was. */
    @EventType("org.rapport.sales.account.restored.v1")
    record Restored(AccountRecord record, List<FieldChange> changes) implements AccountEvent {

        public Restored {
            changes = Copies.of(changes);
        }
    }
}
