package org.rapport.sales.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.ContactRecord;
import org.rapport.kit.access.Access;
import org.rapport.kit.http.Commands;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.paging.Page;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.sales.account.Account;
import org.rapport.sales.account.Accounts;
import org.rapport.sales.account.EditAccount;
import org.rapport.sales.contact.EditContact.Mail;
import org.rapport.sales.contact.EditContact.Phone;

/** Contacts for simple clients: the same records with fewer properties. */
@ApplicationScoped
class SimpleContacts {

    private final Contacts contacts;
    private final Accounts accounts;
    private final Journal journal;
    private final Commands commands;
    private final Access access;
    private final CurrentCaller caller;

    SimpleContacts(
            Contacts contacts,
            Accounts accounts,
            Journal journal,
            Commands commands,
            Access access,
            CurrentCaller caller) {
        this.contacts = contacts;
        this.accounts = accounts;
        this.journal = journal;
        this.commands = commands;
        this.access = access;
        this.caller = caller;
    }

    Page<SimpleContact> simplified(Page<ContactRecord> page) {
        Map<UUID, String> companies = accounts.names(page.items().stream()
                .map(ContactRecord::accountId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return page.map(contact -> simplified(contact, companies));
    }

    SimpleContact simplified(ContactRecord contact) {
        return simplified(
                contact, contact.accountId() == null ? Map.of() : accounts.names(Set.of(contact.accountId())));
    }

    SimpleContact create(WriteSimpleContact command) {
        String owner = caller.get().subject();
        var details = new EditContact(
                command.firstName(),
                command.lastName(),
                command.position(),
                null,
                Mail.primary(command.email()),
                Phone.primary(command.phone()),
                null,
                account(command.company(), owner),
                false,
                null,
                owner);
        var origin = new ContactOrigin("api", null, null, List.of(), null);
        return simplified(journal.create(new Contact(details, origin), ContactEvent.Created::new));
    }

    SimpleContact edit(UUID id, WriteSimpleContact command) {
        return edit(contacts.lock(id), command);
    }

    SimpleContact patch(UUID id, MergePatch patch) {
        Contact contact = contacts.lock(id);
        SimpleContact known = simplified(contact.toRecord());
        var current = new WriteSimpleContact(
                known.firstName(), known.lastName(), known.email(), known.phone(), known.company(), known.position());
        return edit(contact, commands.patched(current, patch));
    }

    void delete(UUID id) {
        journal.delete(contacts.lock(id), ContactEvent.Deleted::new);
    }

    private SimpleContact edit(Contact contact, WriteSimpleContact command) {
        EditContact known = contact.details();
        String company = simplified(contact.toRecord()).company();
        UUID account = Objects.equals(company, command.company())
                ? known.accountId()
                : account(command.company(), caller.get().subject());
        var details = new EditContact(
                command.firstName(),
                command.lastName(),
                command.position(),
                known.department(),
                mails(known, command.email()),
                phones(known, command.phone()),
                known.address(),
                account,
                known.doNotCall(),
                known.description(),
                known.ownerId());
        return simplified(journal.change(contact, ContactEvent.Edited::new, it -> it.edit(details)));
    }

    private @Nullable UUID account(@Nullable String company, String owner) {
        if (company == null || company.isBlank()) {
            return null;
        }
        return accounts.byName(company).orElseGet(() -> {
            access.require("account:create", false);
            return journal.create(new Account(EditAccount.named(company), owner, null), AccountEvent.Created::new)
                    .id();
        });
    }

    /** The primary address is {@code email} now; the others stay. */
    private static List<Mail> mails(EditContact known, @Nullable String email) {
        var mails = new ArrayList<Mail>();
        for (var mail : Objects.requireNonNullElse(known.emails(), List.<Mail>of())) {
            if (!Boolean.TRUE.equals(mail.primary())) {
                mails.add(mail);
            } else if (email != null && email.equals(mail.address())) {
                return Objects.requireNonNullElse(known.emails(), List.of());
            }
        }
        if (email != null) {
            mails.removeIf(mail -> Contact.key(mail.address()).equals(Contact.key(email)));
            mails.addAll(0, Mail.primary(email));
        }
        return mails;
    }

    private static List<Phone> phones(EditContact known, @Nullable String number) {
        var phones = new ArrayList<Phone>();
        for (var phone : Objects.requireNonNullElse(known.phones(), List.<Phone>of())) {
            if (!Boolean.TRUE.equals(phone.primary())) {
                phones.add(phone);
            } else if (number != null && number.equals(phone.number())) {
                return Objects.requireNonNullElse(known.phones(), List.of());
            }
        }
        if (number != null) {
            phones.removeIf(phone -> phone.number().equals(number));
            phones.addAll(0, Phone.primary(number));
        }
        return phones;
    }

    private static SimpleContact simplified(ContactRecord contact, Map<UUID, String> companies) {
        return new SimpleContact(
                contact.id(),
                contact.firstName(),
                contact.lastName(),
                contact.emails().stream()
                        .filter(ContactRecord.Email::primary)
                        .map(ContactRecord.Email::address)
                        .findFirst()
                        .orElse(null),
                contact.phones().stream()
                        .filter(ContactRecord.Phone::primary)
                        .map(ContactRecord.Phone::number)
                        .findFirst()
                        .orElse(null),
                contact.accountId() == null ? null : companies.get(contact.accountId()),
                contact.jobTitle(),
                contact.createdAt(),
                contact.updatedAt());
    }
}
