package org.rapport.sales.contact;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Touch;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.ContactRecord;
import org.rapport.events.sales.ContactRecord.AccountRole;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordService;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.text.Texts;
import org.rapport.sales.account.Account;
import org.rapport.sales.account.Companies;
import org.rapport.sales.account.EditAccount;

/** What a contact must be. */
@Singleton
class ContactService extends RecordService<Contact, ContactRecord, CreateContact, EditContact> {

    private final Operations operations;

    private final Companies companies;

    ContactService(Operations operations, Companies companies) {
        super(Contact.TYPE, operations);
        this.operations = operations;
        this.companies = companies;
    }

    @Override
    protected Contact make(CreateContact command) {
        String owner = owner(command.ownerId());
        Touch touch = TellTouch.touch(command.touch(), now());
        EditContact details = command.details().at(account(command, owner)).ownedBy(owner);
        var consents = details.addressees().consents(command.consents(), now());
        return new Contact(details, new ContactOrigin(command.source(), touch, touch, consents, null));
    }

    /** For which account the contact works that {@code command} asks for. */
    private @Nullable UUID account(CreateContact command, String owner) {
        if (Texts.isBlank(command.company())) {
            return command.accountId();
        }
        if (command.accountId() != null) {
            throw new DomainException.RuleBroken(
                    "account-said-twice",
                    "The account is told by its id or by its name.",
                    "/company",
                    "must be absent where accountId is not");
        }
        return companies.of(EditAccount.named(command.company()).ownedBy(owner));
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

    /**
     * Has the contact {@code id} to do with {@code account} as {@code command} says.
     *
     * @throws DomainException.NotFound if it had not, and there is no such account that the caller may read
     */
    ContactRecord relate(UUID id, UUID account, IfMatch ifMatch, RelateAccount command) {
        Contact contact = lock(id, ifMatch, RecordType.EDIT, command);
        AccountRoles known = contact.roles();
        AccountRole before = known.with(account);
        if (before == null && !store().mayRead(Account.TYPE, account)) {
            throw new DomainException.NotFound();
        }
        boolean primary = Objects.requireNonNullElseGet(
                command.primary(),
                () -> command.endedOn() == null && (before == null ? known.all().isEmpty() : before.primary()));
        return relate(
                contact,
                known.and(new AccountRole(account, command.role(), command.startedOn(), command.endedOn(), primary)));
    }

    /**
     * Has the contact {@code id} no more to do with {@code account}.
     *
     * @throws DomainException.NotFound if it had not
     */
    ContactRecord forget(UUID id, UUID account, IfMatch ifMatch) {
        Contact contact = lock(id, ifMatch, RecordType.EDIT);
        if (contact.roles().with(account) == null) {
            throw new DomainException.NotFound();
        }
        return relate(contact, contact.roles().without(account));
    }

    private ContactRecord relate(Contact contact, AccountRoles roles) {
        ContactRecord before = contact.toRecord();
        var told = new LinkedHashMap<String, String>(Map.of("accounts", "accounts"));
        if (!Objects.equals(roles.primary(), before.accountId())) {
            told.put("primary", "accountId");
        }
        operations.masks().requireSettable(Contact.TYPE, RecordType.EDIT, before, told);
        return change(contact, ContactEvent.Edited::new, it -> {
            it.relate(roles);
            operations.references().requireNamed(Contact.TYPE, before, it.toRecord());
        });
    }
}
