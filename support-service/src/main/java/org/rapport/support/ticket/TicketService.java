package org.rapport.support.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.support.TicketEvent;
import org.rapport.events.support.TicketRecord;
import org.rapport.events.support.TicketRecord.Customer;
import org.rapport.events.support.TicketRecord.Message;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.http.Commands;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.persistence.NumberSeries;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.support.customer.Customers;

/** What can be done to tickets, each as one journaled change. */
@ApplicationScoped
class TicketService {

    private final TicketRepository tickets;
    private final Journal journal;
    private final Commands commands;
    private final CurrentCaller caller;
    private final Directory directory;
    private final Customers customers;
    private final NumberSeries numbers;

    TicketService(
            TicketRepository tickets,
            Journal journal,
            Commands commands,
            CurrentCaller caller,
            Directory directory,
            Customers customers,
            NumberSeries numbers) {
        this.tickets = tickets;
        this.journal = journal;
        this.commands = commands;
        this.caller = caller;
        this.directory = directory;
        this.customers = customers;
        this.numbers = numbers;
    }

    TicketRecord open(OpenTicket command) {
        requireMember(command.assigneeId());
        Customer customer = customer(command);
        String number = "T-%06d".formatted(numbers.next("ticket"));
        return journal.create(new Ticket(number, command, customer), TicketEvent.Opened::new);
    }

    TicketRecord edit(UUID id, IfMatch ifMatch, EditTicket command) {
        return journal.change(tickets.lock(id, ifMatch), TicketEvent.Edited::new, ticket -> ticket.edit(command));
    }

    TicketRecord patch(UUID id, IfMatch ifMatch, MergePatch patch) {
        Ticket ticket = tickets.lock(id, ifMatch);
        EditTicket command = commands.patched(ticket.details(), patch);
        return journal.change(ticket, TicketEvent.Edited::new, it -> it.edit(command));
    }

    TicketRecord assign(UUID id, IfMatch ifMatch, AssignTicket command) {
        Ticket ticket = tickets.lock(id, ifMatch);
        requireMember(command.assigneeId());
        return journal.change(ticket, TicketEvent.Assigned::new, it -> it.assign(command.assigneeId()));
    }

    TicketRecord become(UUID id, IfMatch ifMatch, ChangeStatus command) {
        return journal.change(
                tickets.lock(id, ifMatch),
                TicketEvent.StatusChanged::new,
                ticket -> ticket.become(command.status(), journal.now()));
    }

    /** Adds a message; no version is asked for, since two agents who write at once both mean it. */
    TicketRecord write(UUID id, WriteMessage command) {
        Ticket ticket = tickets.lock(id);
        Caller author = caller.get();
        var message = new Message(
                Uuids.next(),
                command.internal(),
                command.fromCustomer() ? null : author.subject(),
                command.fromCustomer() ? null : author.name(),
                command.body(),
                journal.now());
        if (command.fromCustomer() && command.internal()) {
            throw new DomainException.RuleBroken(
                    "message-not-internal",
                    "What a customer says is not internal.",
                    "/internal",
                    "must be false where the message is the customer's");
        }
        TicketRecord record =
                journal.change(ticket, TicketEvent.Answered::new, it -> it.add(message, command.fromCustomer()));
        tickets.add(new TicketMessage(id, message));
        return record;
    }

    TicketRecord escalate(UUID id, IfMatch ifMatch, EscalateTicket command) {
        journal.because(command.reason());
        return journal.change(
                tickets.lock(id, ifMatch),
                TicketEvent.Escalated::new,
                ticket -> ticket.escalate(command, caller.get().subject(), journal.now()));
    }

    void delete(UUID id, IfMatch ifMatch) {
        journal.delete(tickets.lock(id, ifMatch), TicketEvent.Deleted::new);
    }

    TicketRecord restore(UUID id, IfMatch ifMatch) {
        return journal.restore(tickets.lockDeleted(id, ifMatch), TicketEvent.Restored::new);
    }

    private Customer customer(OpenTicket command) {
        if (command.contactId() == null) {
            return new Customer(null, null, command.customerName(), command.customerEmail());
        }
        var known = customers
                .find(command.contactId())
                .orElseThrow(() -> new DomainException.RuleBroken(
                        "customer-unknown",
                        "Support has not heard of this contact.",
                        "/contactId",
                        "must be the id of a contact in sales"));
        return new Customer(known.id(), known.accountId(), known.name(), known.email());
    }

    private void requireMember(@Nullable String subject) {
        if (subject != null && directory.tenant(caller.tenant()).member(subject).isEmpty()) {
            throw new DomainException.RuleBroken(
                    "assignee-unknown",
                    "The assignee must be an active member of the organisation.",
                    "/assigneeId",
                    "must be the subject of an active member");
        }
    }
}
