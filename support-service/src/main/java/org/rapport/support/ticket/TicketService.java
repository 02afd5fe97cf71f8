package org.rapport.support.ticket;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rapport.events.support.TicketEvent;
import org.rapport.events.support.TicketRecord;
import org.rapport.events.support.TicketRecord.Customer;
import org.rapport.events.support.TicketRecord.Message;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.persistence.NumberSeries;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.Questions;
import org.rapport.kit.record.RecordService;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Rows;
import org.rapport.kit.tenant.Caller;
import org.rapport.support.customer.Customers;

/** What can be done to tickets beside what can be done to all records. */
@Singleton
class TicketService extends RecordService<Ticket, TicketRecord, OpenTicket, EditTicket> {

    private final Rows rows;
    private final Questions questions;
    private final Customers customers;
    private final NumberSeries numbers;

    TicketService(Operations operations, Rows rows, Questions questions, Customers customers, NumberSeries numbers) {
        super(Ticket.TYPE, operations);
        this.rows = rows;
        this.questions = questions;
        this.customers = customers;
        this.numbers = numbers;
    }

    @Override
    protected Ticket make(OpenTicket command) {
        requireGivable(command.assigneeId());
        Customer customer = customer(command);
        return new Ticket(nextNumber(), command, customer);
    }

    TicketRecord assign(UUID id, IfMatch ifMatch, AssignTicket command) {
        Ticket ticket = lock(id, ifMatch, RecordType.ASSIGN, command);
        requireMember(command.assigneeId(), "/assigneeId");
        return change(ticket, TicketEvent.Assigned::new, it -> it.assign(command.assigneeId()));
    }

    TicketRecord become(UUID id, IfMatch ifMatch, ChangeStatus command) {
        return change(
                id, ifMatch, RecordType.EDIT, TicketEvent.StatusChanged::new, it -> it.become(command.status(), now()));
    }

    /** The ticket that has a message now, and whether it was opened by it. */
    record Written(TicketRecord ticket, boolean opened) {}

    /**
     * Adds a message; no version is asked for, since two agents who write at once both mean it. Customers cannot know
     * that their ticket is closed: what they write is the first message of a ticket that follows it, or another one of
     * the ticket that does so already. They take turns by the lock on the closed one.
     */
    Written write(UUID id, WriteMessage command) {
        Ticket ticket = store().lock(Ticket.TYPE, id, Ticket.ANSWER);
        if (command.fromCustomer() && command.internal()) {
            throw new DomainException.RuleBroken(
                    "message-not-internal",
                    "What a customer says is not internal.",
                    "/internal",
                    "must be false where the message is the customer's");
        }
        if (command.fromCustomer() && ticket.isClosed()) {
            return follower(id)
                    .map(follower -> new Written(add(follower, command), false))
                    .orElseGet(() -> new Written(follow(ticket, command), true));
        }
        return new Written(add(ticket, command), false);
    }

    private TicketRecord add(Ticket ticket, WriteMessage command) {
        Message message = message(command);
        TicketRecord record = change(ticket, TicketEvent.Answered::new, it -> it.add(message, command.fromCustomer()));
        rows.add(new TicketMessage(record.id(), message));
        return record;
    }

    private TicketRecord follow(Ticket closed, WriteMessage command) {
        Message message = message(command);
        TicketRecord record = create(new Ticket(nextNumber(), closed, message), TicketEvent.Opened::new);
        rows.add(new TicketMessage(record.id(), message));
        return record;
    }

    /** The ticket, locked, that follows {@code closed} and can still be written on. Older tickets are locked first. */
    private Optional<Ticket> follower(UUID closed) {
        return questions
                .first(UUID.class, """
                        select it.id from Ticket it
                        where it.followsId = :closed and it.deletedAt is null and it.status <> CLOSED
                        order by it.createdAt desc, it.id desc
                        """, Map.of("closed", closed))
                .map(id -> store().lockToMaintain(Ticket.TYPE, id))
                .filter(follower -> !follower.isDeleted() && !follower.isClosed());
    }

    private Message message(WriteMessage command) {
        Caller author = caller();
        return new Message(
                Uuids.next(),
                command.internal(),
                command.fromCustomer() ? null : author.subject(),
                command.fromCustomer() ? null : author.name(),
                command.body(),
                now());
    }

    private String nextNumber() {
        return "T-%06d".formatted(numbers.next("ticket"));
    }

    TicketRecord escalate(UUID id, IfMatch ifMatch, EscalateTicket command) {
        because(command.reason());
        return change(
                id,
                ifMatch,
                Ticket.ESCALATE,
                command,
                TicketEvent.Escalated::new,
                it -> it.escalate(command, caller().subject(), now()));
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
}
