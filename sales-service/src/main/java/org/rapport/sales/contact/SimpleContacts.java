package org.rapport.sales.contact;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.ContactRecord;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.record.Operations;
import org.rapport.kit.text.ComparisonKey;
import org.rapport.kit.text.Texts;
import org.rapport.sales.account.Account;
import org.rapport.sales.account.Accounts;
import org.rapport.sales.account.Companies;
import org.rapport.sales.account.EditAccount;
import org.rapport.sales.contact.EditContact.Mail;
import org.rapport.sales.contact.EditContact.Phone;
import org.rapport.sales.simple.SimpleRecords;

/** Contacts for simple clients: the same records with fewer properties. */
@Singleton
class SimpleContacts extends SimpleRecords<Contact, ContactRecord, SimpleContact, WriteSimpleContact> {

    private final ContactService service;
    private final Operations operations;
    private final Accounts accounts;
    private final Companies companies;

    SimpleContacts(ContactService service, Operations operations, Accounts accounts, Companies companies) {
        super(Contact.TYPE, service, operations);
        this.service = service;
        this.operations = operations;
        this.accounts = accounts;
        this.companies = companies;
    }

    @Override
    protected List<SimpleContact> simplified(List<ContactRecord> contacts) {
        Set<UUID> companies = contacts.stream()
                .map(ContactRecord::accountId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<UUID, String> names = accounts.names(operations.store().readable(Account.TYPE, companies));
        return contacts.stream().map(contact -> simplified(contact, names)).toList();
    }

    @Override
    protected ContactRecord make(WriteSimpleContact command) {
        String owner = caller();
        var details = said(new EditContactBuilder(), command)
                .emails(Mail.primary(command.email()))
                .phones(Phone.primary(command.phone()))
                .accountId(account(command.company(), owner))
                .ownerId(owner)
                .build();
        var origin = new ContactOrigin("api", null, null, List.of(), null);
        return operations.journal().create(new Contact(details, origin), ContactEvent.Created::new);
    }

    @Override
    protected WriteSimpleContact said(SimpleContact contact, MergePatch patch) {
        return new WriteSimpleContact(
                contact.firstName(),
                contact.lastName(),
                contact.email(),
                contact.phone(),
                contact.company(),
                contact.position());
    }

    @Override
    protected ContactRecord edit(Contact contact, ContactRecord before, WriteSimpleContact command) {
        EditContact known = contact.details();
        String company = simplified(before).company();
        UUID account =
                Objects.equals(company, command.company()) ? known.accountId() : account(command.company(), caller());
        var details = said(known.toBuilder(), command)
                .emails(mails(known, command.email()))
                .phones(phones(known, command.phone()))
                .accountId(account)
                .build();
        return service.edit(contact, details);
    }

    private static EditContactBuilder said(EditContactBuilder contact, WriteSimpleContact command) {
        return contact.firstName(command.firstName())
                .lastName(command.lastName())
                .jobTitle(command.position());
    }

    private String caller() {
        return operations.caller().get().subject();
    }

    private @Nullable UUID account(@Nullable String company, String owner) {
        return Texts.isBlank(company)
                ? null
                : companies.of(EditAccount.named(company).ownedBy(owner));
    }

    /**
     * The primary address is {@code email} now. What is known of an address stays known: one that the contact has already
     * keeps its marks, and the former primary one goes only if it has none. The others stay.
     */
    private static List<Mail> mails(EditContact known, @Nullable String email) {
        if (email == null) {
            return known.emails().stream().filter(mail -> !mail.primary()).toList();
        }
        String key = ComparisonKey.ofEmail(email);
        var same = known.emails().stream()
                .filter(mail -> ComparisonKey.ofEmail(mail.address()).equals(key))
                .findFirst();
        if (same.isPresent() && same.get().primary()) {
            return known.emails().stream()
                    .map(mail -> mail.primary() ? mail.asPrimary(email) : mail)
                    .toList();
        }
        var first = same.map(mail -> mail.asPrimary(email))
                .orElseGet(() -> Mail.primary(email).getFirst());
        return Stream.concat(
                        Stream.of(first),
                        known.emails().stream()
                                .filter(mail -> mail != same.orElse(null) && (!mail.primary() || mail.isMarked()))
                                .map(Mail::asOther))
                .toList();
    }

    /** As {@link #mails}. */
    private static List<Phone> phones(EditContact known, @Nullable String number) {
        if (number == null) {
            return known.phones().stream().filter(phone -> !phone.primary()).toList();
        }
        var same = known.phones().stream()
                .filter(phone -> phone.number().equals(number))
                .findFirst();
        if (same.isPresent() && same.get().primary()) {
            return known.phones();
        }
        var first =
                same.map(Phone::asPrimary).orElseGet(() -> Phone.primary(number).getFirst());
        return Stream.concat(
                        Stream.of(first),
                        known.phones().stream()
                                .filter(phone -> phone != same.orElse(null) && (!phone.primary() || phone.isMarked()))
                                .map(Phone::asOther))
                .toList();
    }

    private static SimpleContact simplified(ContactRecord contact, Map<UUID, String> names) {
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
                contact.accountId() == null ? null : names.get(contact.accountId()),
                contact.jobTitle(),
                contact.createdAt(),
                contact.updatedAt());
    }
}
