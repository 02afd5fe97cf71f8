package org.rapport.sales.contact;

import jakarta.inject.Singleton;
import org.rapport.events.Touch;
import org.rapport.events.sales.ContactRecord;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordService;

/** What a contact must be. */
@Singleton
class ContactService extends RecordService<Contact, ContactRecord, CreateContact, EditContact> {

    ContactService(Operations operations) {
        super(Contact.TYPE, operations);
    }

    @Override
    protected Contact make(CreateContact command) {
        String owner = owner(command.ownerId());
        Touch touch = TellTouch.touch(command.touch(), now());
        EditContact details = command.details().ownedBy(owner);
        var consents = details.addressees().consents(command.consents(), now());
        return new Contact(details, new ContactOrigin(command.source(), touch, touch, consents, null));
    }

    @Override
    protected void checkAsSeen(EditContact before, EditContact after) {
        if (before.namesSomebody()) {
            after.requireSomebody();
        }
    }

    @Override
    protected void check(Contact contact, EditContact command) {
        requireOwner(contact, contact.details().ownerId(), command.ownerId());
    }
}
