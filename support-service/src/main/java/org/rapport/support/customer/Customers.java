package org.rapport.support.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.rapport.events.Envelope;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.AccountRecord;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.ContactRecord;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.OpportunityEvent;
import org.rapport.events.sales.SalesEvent;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Listing.Kind;

/** The customers of the tenant, kept up to date by what sales tells. */
@ApplicationScoped
public class Customers {

    /** Ids of contacts are ordered by the time at which sales met them. */
    static final Listing<Customer> LISTING = Listing.of(Customer.class, "id", Kind.ID)
            .filtered("accountId", Kind.ID)
            .where("deleted", false);

    private final EntityManager entityManager;

    Customers(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The living customer who is contact {@code id} in sales. */
    public Optional<Customer> find(UUID id) {
        return Optional.ofNullable(entityManager.find(Customer.class, id)).filter(customer -> !customer.isDeleted());
    }

    /** Customers as the API shows them, with their companies, which are read together. */
    List<CustomerView> toViews(List<Customer> customers) {
        List<UUID> companies = customers.stream()
                .map(Customer::accountId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, CustomerAccount> known =
                entityManager.unwrap(Session.class).findMultiple(CustomerAccount.class, companies).stream()
                        .filter(company -> company != null && !company.isDeleted())
                        .collect(Collectors.toMap(CustomerAccount::id, Function.identity()));
        return customers.stream()
                .map(customer -> customer.toView(customer.accountId() == null ? null : known.get(customer.accountId())))
                .toList();
    }

    /** What is to be done about an event of sales, if it is of any concern to support. */
    Optional<Runnable> takingIn(Envelope<SalesEvent> event) {
        return switch (event.data()) {
            case ContactEvent contact -> Optional.of(() -> takeIn(contact.record(), event.sequence()));
            case AccountEvent account -> Optional.of(() -> takeIn(account.record(), event.sequence()));
            case LeadEvent _, OpportunityEvent _, SalesEvent.Unknown _ -> Optional.empty();
        };
    }

    private void takeIn(ContactRecord contact, long sequence) {
        Customer known = entityManager.find(Customer.class, contact.id());
        if (known == null) {
            var customer = new Customer(contact.id());
            customer.takeIn(contact, sequence);
            entityManager.persist(customer); // with what it says: an insert writes what was there when it was asked for
        } else {
            known.takeIn(contact, sequence);
        }
    }

    private void takeIn(AccountRecord account, long sequence) {
        CustomerAccount known = entityManager.find(CustomerAccount.class, account.id());
        if (known == null) {
            var company = new CustomerAccount(account.id());
            company.takeIn(account, sequence);
            entityManager.persist(company);
        } else {
            known.takeIn(account, sequence);
        }
    }
}
