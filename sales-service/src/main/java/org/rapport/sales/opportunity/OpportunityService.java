package org.rapport.sales.opportunity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.rapport.events.sales.OpportunityEvent;
import org.rapport.events.sales.OpportunityRecord;
import org.rapport.kit.directory.Members;
import org.rapport.kit.http.Commands;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.record.Store;
import org.rapport.sales.account.Account;
import org.rapport.sales.contact.Contacts;

/** What can be done to opportunities, each as one journaled change; the account's standing follows. */
@ApplicationScoped
class OpportunityService {

    private final Opportunities opportunities;
    private final Store store;
    private final Contacts contacts;
    private final CustomerStanding standing;
    private final Journal journal;
    private final Commands commands;
    private final Members members;

    OpportunityService(
            Opportunities opportunities,
            Store store,
            Contacts contacts,
            CustomerStanding standing,
            Journal journal,
            Commands commands,
            Members members) {
        this.opportunities = opportunities;
        this.store = store;
        this.contacts = contacts;
        this.standing = standing;
        this.journal = journal;
        this.commands = commands;
        this.members = members;
    }

    OpportunityRecord create(CreateOpportunity command, String caller) {
        members.require(command.ownerId(), "/ownerId");
        store.requireReference(Account.TYPE, command.accountId(), "/accountId");
        contacts.requireReference(command.contactId(), "/contactId");
        Stage first = Objects.requireNonNullElse(command.stage(), Stage.PROSPECTING);
        return journal.create(
                new Opportunity(command.details(caller), first, command.source(), null, journal.now()),
                OpportunityEvent.Created::new);
    }

    OpportunityRecord edit(UUID id, IfMatch ifMatch, EditOpportunity command) {
        return edit(opportunities.lock(id, ifMatch), command);
    }

    OpportunityRecord patch(UUID id, IfMatch ifMatch, MergePatch patch) {
        Opportunity opportunity = opportunities.lock(id, ifMatch);
        return edit(opportunity, commands.patched(opportunity.details(), patch));
    }

    OpportunityRecord move(UUID id, IfMatch ifMatch, MoveOpportunity command) {
        return journal.change(
                opportunities.lock(id, ifMatch),
                OpportunityEvent.Moved::new,
                it -> it.move(command.stage(), command.probability(), journal.now()));
    }

    OpportunityRecord win(UUID id, IfMatch ifMatch) {
        Opportunity opportunity = opportunities.lock(id, ifMatch);
        return reviewed(journal.change(opportunity, OpportunityEvent.Won::new, it -> it.win(journal.now())));
    }

    OpportunityRecord lose(UUID id, IfMatch ifMatch, LoseOpportunity command) {
        return journal.change(
                opportunities.lock(id, ifMatch),
                OpportunityEvent.Lost::new,
                it -> it.lose(command.reason(), command.note(), journal.now()));
    }

    OpportunityRecord reopen(UUID id, IfMatch ifMatch) {
        Opportunity opportunity = opportunities.lock(id, ifMatch);
        return reviewed(journal.change(opportunity, OpportunityEvent.Reopened::new, it -> it.reopen(journal.now())));
    }

    void delete(UUID id, IfMatch ifMatch) {
        reviewed(journal.delete(opportunities.lock(id, ifMatch), OpportunityEvent.Deleted::new));
    }

    OpportunityRecord restore(UUID id, IfMatch ifMatch) {
        return reviewed(journal.restore(opportunities.lockDeleted(id, ifMatch), OpportunityEvent.Restored::new));
    }

    private OpportunityRecord edit(Opportunity opportunity, EditOpportunity command) {
        EditOpportunity current = opportunity.details();
        if (!Objects.equals(command.ownerId(), current.ownerId())) {
            members.require(command.ownerId(), "/ownerId");
        }
        if (!command.accountId().equals(current.accountId())) {
            store.requireReference(Account.TYPE, command.accountId(), "/accountId");
        }
        if (!Objects.equals(command.contactId(), current.contactId())) {
            contacts.requireReference(command.contactId(), "/contactId");
        }
        return journal.change(opportunity, OpportunityEvent.Edited::new, it -> it.edit(command));
    }

    private OpportunityRecord reviewed(OpportunityRecord changed) {
        standing.review(changed.accountId());
        return changed;
    }
}
