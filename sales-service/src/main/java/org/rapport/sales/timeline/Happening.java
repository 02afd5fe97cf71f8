package org.rapport.sales.timeline;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Money;
import org.rapport.events.Reason;
import org.rapport.events.WireName;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.AccountRecord;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.ContactRecord;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.OpportunityEvent;
import org.rapport.events.sales.OpportunityRecord;
import org.rapport.events.sales.SalesEvent;
import org.rapport.events.sales.SalesShareEvent;
import org.rapport.events.support.SupportEvent;
import org.rapport.events.support.SupportShareEvent;
import org.rapport.events.support.TicketEvent;
import org.rapport.events.support.TicketRecord;

/**
 * What an event means for the people who look at an account or a contact. Those that mean nothing to them, such as a
 * corrected spelling, have none.
 */
record Happening(
        @Nullable UUID accountId,
        @Nullable UUID contactId,
        String title,
        @Nullable String text) {

    static Optional<Happening> of(SupportEvent event) {
        return switch (event) {
            case TicketEvent.Opened(var ticket, var _) -> of(ticket, asked(ticket));
            case TicketEvent.Answered(var ticket, var _) -> of(ticket, lastSaid(ticket));
            case TicketEvent.StatusChanged(var ticket, var _) -> of(ticket, WireName.of(ticket.status()));
            case TicketEvent.Escalated(var ticket, var _) ->
                of(
                        ticket,
                        ticket.escalation() == null ? null : ticket.escalation().reason());
            case TicketEvent.Edited _,
                    TicketEvent.Assigned _,
                    TicketEvent.Deleted _,
                    TicketEvent.Restored _,
                    SupportShareEvent _,
                    SupportEvent.Unknown _ -> Optional.empty();
        };
    }

    static Optional<Happening> of(SalesEvent event) {
        return switch (event) {
            case OpportunityEvent.Created(var deal, var _) -> of(deal, text(deal.amount()));
            case OpportunityEvent.Moved(var deal, var _) -> of(deal, deal.stage());
            case OpportunityEvent.Won(var deal, var _) -> of(deal, text(deal.amount()));
            case OpportunityEvent.Lost(var deal, var _) -> of(deal, text(deal.lossReason()));
            case OpportunityEvent.Reopened(var deal, var _) -> of(deal, deal.stage());
            case LeadEvent.Converted(var lead, var _) -> of(lead);
            case AccountEvent.Created(var account, var _) ->
                Optional.of(new Happening(account.id(), null, name(account), null));
            case AccountEvent.BecameCustomer(var account, var _) ->
                Optional.of(new Happening(account.id(), null, name(account), null));
            case AccountEvent.CeasedToBeCustomer(var account, var _) ->
                Optional.of(new Happening(account.id(), null, name(account), null));
            case ContactEvent.Created(var contact, var _) ->
                Optional.of(new Happening(contact.accountId(), contact.id(), name(contact), null));
            case OpportunityEvent _,
                    LeadEvent _,
                    AccountEvent _,
                    ContactEvent _,
                    SalesShareEvent _,
                    SalesEvent.Unknown _ -> Optional.empty();
        };
    }

    /** The same, where the account of the contact is {@code account}. */
    Happening at(@Nullable UUID account) {
        return new Happening(account, contactId, title, text);
    }

    private static Optional<Happening> of(TicketRecord ticket, @Nullable String text) {
        var customer = ticket.customer();
        String title = ticket.subject() == null ? ticket.number() : ticket.number() + " " + ticket.subject();
        return customer == null || customer.accountId() == null && customer.contactId() == null
                ? Optional.empty()
                : Optional.of(new Happening(customer.accountId(), customer.contactId(), title, text));
    }

    /** A ticket that follows another one has no description: its first message says what is asked. */
    private static @Nullable String asked(TicketRecord ticket) {
        return ticket.description() == null ? lastSaid(ticket) : ticket.description();
    }

    private static @Nullable String lastSaid(TicketRecord ticket) {
        return ticket.lastMessage() == null ? null : ticket.lastMessage().body();
    }

    private static Optional<Happening> of(OpportunityRecord deal, @Nullable String text) {
        return Optional.of(new Happening(deal.accountId(), deal.contactId(), joined(deal.name(), null), text));
    }

    private static Optional<Happening> of(LeadRecord lead) {
        String title = joined(joined(lead.firstName(), lead.lastName()), lead.company());
        return Optional.ofNullable(lead.conversion())
                .map(it -> new Happening(it.accountId(), it.contactId(), title, null));
    }

    private static String name(AccountRecord account) {
        return joined(account.name(), null);
    }

    private static String name(ContactRecord contact) {
        return joined(contact.firstName(), contact.lastName());
    }

    private static String joined(@Nullable String one, @Nullable String other) {
        return Stream.of(one == null ? "" : one, other == null ? "" : other)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static @Nullable String text(@Nullable Money amount) {
        return amount == null ? null : amount.amount() + " " + amount.currency();
    }

    private static @Nullable String text(@Nullable Reason reason) {
        return reason == null ? null : reason.inWords();
    }
}
