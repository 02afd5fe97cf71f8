package org.rapport.support.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.support.SupportShareEvent;
import org.rapport.events.support.TicketEvent.Deleted;
import org.rapport.events.support.TicketEvent.Edited;
import org.rapport.events.support.TicketEvent.Opened;
import org.rapport.events.support.TicketEvent.Restored;
import org.rapport.events.support.TicketRecord;
import org.rapport.events.support.TicketRecord.Channel;
import org.rapport.events.support.TicketRecord.Customer;
import org.rapport.events.support.TicketRecord.Escalation;
import org.rapport.events.support.TicketRecord.Message;
import org.rapport.events.support.TicketRecord.Predecessor;
import org.rapport.events.support.TicketRecord.Priority;
import org.rapport.events.support.TicketRecord.Status;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Editable;
import org.rapport.kit.record.RecordType;

/** What a customer asks, and how far it is from being solved. A closed one never changes again. */
@Entity
public class Ticket extends Aggregate<TicketRecord> implements Editable<EditTicket> {

    static final String ANSWER = "answer";
    static final String ESCALATE = "escalate";

    static final RecordType<Ticket, TicketRecord> TYPE = RecordType.of(Ticket.class, TicketRecord.class)
            .commands(OpenTicket.class, EditTicket.class, Opened::new, Edited::new, Deleted::new, Restored::new)
            .actions(ANSWER, ESCALATE)
            .filtered("number", Kind.TEXT)
            .filtered("status", Kind.oneOf(Status.class))
            .filtered("priority", Kind.oneOf(Priority.class))
            .ownedBy("assigneeId", TicketRecord::assigneeId)
            .shared(SupportShareEvent.Created::new, SupportShareEvent.Edited::new, SupportShareEvent.Deleted::new)
            .filtered("contactId", Kind.ID)
            .filtered("accountId", Kind.ID)
            .telling("contactId", "customer")
            .telling("accountId", "customer")
            .open("number", "status", "messageCount", "lastMessage")
            .foundByNumber("number")
            .titled("number", "subject")
            .found("customer", "name")
            .build();

    @Column(updatable = false)
    private String number;

    private String subject;
    private @Nullable String description;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    private @Nullable UUID contactId;
    private @Nullable UUID accountId;
    private @Nullable String customerName;
    private @Nullable String customerEmail;

    @Column(updatable = false)
    private @Nullable UUID followsId;

    @Column(updatable = false)
    private @Nullable String followsNumber;

    private @Nullable String assigneeId;
    private @Nullable String queue;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Channel channel;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Escalation escalation;

    private int messageCount;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Message lastMessage;

    private @Nullable Instant firstRespondedAt;
    private @Nullable Instant solvedAt;
    private @Nullable Instant closedAt;

    /** For Hibernate. */
    protected Ticket() {}

    Ticket(String number, OpenTicket command, Customer customer) {
        super(Uuids.next());
        this.number = number;
        this.status = Status.NEW;
        this.subject = command.subject();
        this.description = command.description();
        this.priority = Objects.requireNonNullElse(command.priority(), Priority.NORMAL);
        this.channel = Objects.requireNonNullElse(command.channel(), Channel.API);
        this.contactId = customer.contactId();
        this.accountId = customer.accountId();
        this.customerName = customer.name();
        this.customerEmail = customer.email();
        this.queue = command.queue();
        this.assigneeId = command.assigneeId();
    }

    /** The one that takes up what {@code closed} was about, since its customer writes {@code message}. */
    Ticket(String number, Ticket closed, Message message) {
        super(Uuids.next());
        this.number = number;
        this.status = Status.NEW;
        this.subject = closed.subject;
        this.priority = closed.priority;
        this.channel = closed.channel;
        this.contactId = closed.contactId;
        this.accountId = closed.accountId;
        this.customerName = closed.customerName;
        this.customerEmail = closed.customerEmail;
        this.followsId = closed.id();
        this.followsNumber = closed.number;
        this.queue = closed.queue;
        add(message, true);
    }

    @Override
    public void edit(EditTicket command) {
        requireNotClosed();
        subject = command.subject();
        description = command.description();
        priority = command.priority();
        queue = command.queue();
    }

    @Override
    public EditTicket details() {
        return new EditTicket(subject, description, priority, queue);
    }

    void assign(@Nullable String agent) {
        requireNotClosed();
        assigneeId = agent;
    }

    void become(Status target, Instant now) {
        TicketStatuses.MOVES.require(status, target);
        status = target;
        switch (target) {
            case SOLVED -> solvedAt = now;
            case CLOSED -> closedAt = now;
            case NEW, OPEN, PENDING, ON_HOLD -> solvedAt = null;
        }
    }

    /**
     * Adds a message. The first public one of an agent is the response that the customer waits for; one of the customer
     * opens a ticket again that waits for them or is thought solved.
     */
    void add(Message message, boolean fromCustomer) {
        requireNotClosed();
        messageCount++;
        lastMessage = message;
        if (fromCustomer) {
            switch (status) {
                case PENDING, SOLVED -> become(Status.OPEN, message.at());
                case NEW, OPEN, ON_HOLD, CLOSED -> {} // it waits for the agent already
            }
        } else if (!message.internal()) {
            if (firstRespondedAt == null) {
                firstRespondedAt = message.at();
            }
            if (status == Status.NEW) {
                become(Status.OPEN, message.at());
            }
        }
    }

    void escalate(EscalateTicket command, String by, Instant now) {
        requireNotClosed();
        int current = escalation == null ? 0 : escalation.level();
        int level = Objects.requireNonNullElse(command.level(), current + 1);
        if (level <= current) {
            throw new DomainException.RuleBroken(
                    "escalation-not-higher",
                    "The ticket is escalated to level %d already.".formatted(current),
                    "/level",
                    "must be above " + current);
        }
        escalation = new Escalation(level, command.reason(), now, by);
    }

    boolean isClosed() {
        return status == Status.CLOSED;
    }

    private void requireNotClosed() {
        if (isClosed()) {
            throw new DomainException.RuleBroken(
                    "ticket-closed", "A closed ticket never changes again. Open another one.");
        }
    }

    @Override
    public TicketRecord toRecord() {
        boolean anybody = contactId != null || customerName != null || customerEmail != null;
        return new TicketRecord(
                id(),
                version(),
                number,
                subject,
                description,
                status,
                priority,
                anybody ? new Customer(contactId, accountId, customerName, customerEmail) : null,
                followsId == null ? null : new Predecessor(followsId, String.valueOf(followsNumber)),
                assigneeId,
                queue,
                channel,
                escalation,
                messageCount,
                lastMessage,
                firstRespondedAt,
                solvedAt,
                closedAt,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
