package org.rapport.support.ticket;

import jakarta.inject.Singleton;
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
import org.rapport.kit.record.RecordService;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Rows;
import org.rapport.kit.tenant.Caller;
import org.rapport.support.customer.Customers;

/** What can be done to tickets beside what can be done to all records. */
@Singleton
class TicketService extends RecordService<Ticket, TicketRecord, OpenTicket, EditTicket> {

    private final Rows rows;
    private final Customers customers;
    private final NumberSeries numbers;

    TicketService(Operations operations, Rows rows, Customers customers, NumberSeries numbers) {
        super(Ticket.TYPE, operations);
        this.rows = rows;
        this.customers = customers;
        this.numbers = numbers;
    }

    @Override
    protected Ticket make(OpenTicket command) {
        requireMember(command.assigneeId(), "/assigneeId");
        Customer customer = customer(command);
        return new Ticket("T-%06d".formatted(numbers.next("ticket")), command, customer);
    }

    TicketRecord assign(UUID id, IfMatch ifMatch, AssignTicket command) {
        Ticket ticket = lock(id, ifMatch, Ticket.ASSIGN);
        requireMember(command.assigneeId(), "/assigneeId");
        return change(ticket, TicketEvent.Assigned::new, it -> it.assign(command.assigneeId()));
    }

    TicketRecord become(UUID id, IfMatch ifMatch, ChangeStatus command) {
        return change(
                id, ifMatch, RecordType.EDIT, TicketEvent.StatusChanged::new, it -> it.become(command.status(), now()));
    }

    /** Adds a message; no version is asked for, since two agents who write at once both mean it. */
    TicketRecord write(UUID id, WriteMessage command) {
        Ticket ticket = store().lock(Ticket.TYPE, id, Ticket.ANSWER);
        Caller author = caller();
        var message = new Message(
                Uuids.next(),
                command.internal(),
                command.fromCustomer() ? null : author.subject(),
                command.fromCustomer() ? null : author.name(),
                command.body(),
                now());
        if (command.fromCustomer() && command.internal()) {
            throw new DomainException.RuleBroken(
                    "message-not-internal",
                    "What a customer says is not internal.",
                    "/internal",
                    "must be false where the message is the customer's");
        }
        TicketRecord record = change(ticket, TicketEvent.Answered::new, it -> it.add(message, command.fromCustomer()));
        rows.add(new TicketMessage(id, message));
        return record;
    }

    TicketRecord escalate(UUID id, IfMatch ifMatch, EscalateTicket command) {
        because(command.reason());
        return change(
                id,
                ifMatch,
                Ticket.ESCALATE,
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
