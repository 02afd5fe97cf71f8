package org.rapport.sales.contact;

import jakarta.inject.Singleton;
import java.util.Objects;
import org.rapport.events.Touch;
import org.rapport.events.sales.ContactRecord;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordService;
import org.rapport.sales.account.Account;

/** What a contact must be. */
@Singleton
class ContactService extends RecordService<Contact, ContactRecord, CreateContact, EditContact> {

    ContactService(Operations operations) {
        super(Contact.TYPE, operations);
    }

    @Override
    protected Contact make(CreateContact command) {
        String owner = owner(command.ownerId());
        store().requireReference(Account.TYPE, command.accountId(), "/accountId");
        Touch touch = TellTouch.touch(command.touch(), now());
        var origin = new ContactOrigin(
                command.source(), touch, touch, GiveConsent.consents(command.consents(), now()), null);
        return new Contact(command.details().ownedBy(owner), origin);
    }

    @Override
    protected void check(Contact contact, EditContact command) {
        EditContact current = contact.details();
        requireOwner(current.ownerId(), command.ownerId());
        if (!Objects.equals(command.accountId(), current.accountId())) {
            store().requireReference(Account.TYPE, command.accountId(), "/accountId");
        }
    }
}
