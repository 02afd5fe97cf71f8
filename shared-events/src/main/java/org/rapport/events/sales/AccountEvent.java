package org.rapport.events.sales;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to an account. */
public sealed interface AccountEvent extends SalesEvent {

    @Override
    AccountRecord record();

    /** There is a new account. */
    @EventType("org.rapport.sales.account.created.v1")
    record Created(AccountRecord record, Changes changes) implements AccountEvent {}

    /** Changed. */
    @EventType("org.rapport.sales.account.edited.v1")
    record Edited(AccountRecord record, Changes changes) implements AccountEvent {}

    /** The first opportunity was won. */
    @EventType("org.rapport.sales.account.became-customer.v1")
    record BecameCustomer(AccountRecord record, Changes changes) implements AccountEvent {}

    /** The only won opportunity was reopened. */
    @EventType("org.rapport.sales.account.ceased-to-be-customer.v1")
    record CeasedToBeCustomer(AccountRecord record, Changes changes) implements AccountEvent {}

    /** Hidden, and restorable. */
    @EventType("org.rapport.sales.account.deleted.v1")
    record Deleted(AccountRecord record, Changes changes) implements AccountEvent {}

    /** Back, as it was. */
    @EventType("org.rapport.sales.account.restored.v1")
    record Restored(AccountRecord record, Changes changes) implements AccountEvent {}
}
