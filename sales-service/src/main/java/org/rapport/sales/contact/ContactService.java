package org.rapport.sales.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.rapport.events.Touch;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.ContactRecord;
import org.rapport.kit.directory.Members;
import org.rapport.kit.http.Commands;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.sales.account.Accounts;

/** What can be done to contacts, each as one journaled change. */
@ApplicationScoped
class ContactService {

    private final Contacts contacts;
    private final Accounts accounts;
    private final Journal journal;
    private final Commands commands;
    private final CurrentCaller caller;
    private final Members members;

    ContactService(
            Contacts contacts,
            Accounts accounts,
            Journal journal,
            Commands commands,
            CurrentCaller caller,
            Members members) {
        this.contacts = contacts;
        this.accounts = accounts;
        this.journal = journal;
        this.commands = commands;
        this.caller = caller;
        this.members = members;
    }

    ContactRecord create(CreateContact command) {
        members.require(command.ownerId(), "/ownerId");
        accounts.requireReference(command.accountId(), "/accountId");
        Touch touch = TellTouch.touch(command.touch(), journal.now());
        var origin = new ContactOrigin(
                command.source(), touch, touch, GiveConsent.consents(command.consents(), journal.now()), null);
        EditContact details = command.details().ownedBy(caller.get().subject());
        return journal.create(new Contact(details, origin), ContactEvent.Created::new);
    }

    ContactRecord edit(UUID id, IfMatch ifMatch, EditContact command) {
        return edit(contacts.lock(id, ifMatch), command);
    }

    ContactRecord patch(UUID id, IfMatch ifMatch, MergePatch patch) {
        Contact contact = contacts.lock(id, ifMatch);
        return edit(contact, commands.patched(contact.details(), patch));
    }

    void delete(UUID id, IfMatch ifMatch) {
        journal.delete(contacts.lock(id, ifMatch), ContactEvent.Deleted::new);
    }

    ContactRecord restore(UUID id, IfMatch ifMatch) {
        return journal.restore(contacts.lockDeleted(id, ifMatch), ContactEvent.Restored::new);
    }

    private ContactRecord edit(Contact contact, EditContact command) {
        EditContact current = contact.details();
        if (!Objects.equals(command.ownerId(), current.ownerId())) {
            members.require(command.ownerId(), "/ownerId");
        }
        if (!Objects.equals(command.accountId(), current.accountId())) {
            accounts.requireReference(command.accountId(), "/accountId");
        }
        return journal.change(contact, ContactEvent.Edited::new, it -> it.edit(command));
    }
}
