package org.rapport.support.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Envelope;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.AccountRecord;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.ContactRecord;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.OpportunityEvent;
import org.rapport.events.sales.SalesEvent;

/** The customers of the tenant, kept up to date by what sales tells. */
@ApplicationScoped
public class Customers {

    private final EntityManager entityManager;

    Customers(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The living customer who is contact {@code id} in sales. */
    public Optional<Customer> find(UUID id) {
        return Optional.ofNullable(entityManager.find(Customer.class, id)).filter(customer -> !customer.isDeleted());
    }

    /** Customers in the order of their ids, behind {@code after}. */
    List<Customer> behind(@Nullable UUID after, int most) {
        String condition = after == null ? "" : " and it.id > :after";
        var query = entityManager.createQuery(
                "select it from Customer it where it.deleted = false" + condition + " order by it.id", Customer.class);
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.setMaxResults(most).getResultList();
    }

    CustomerView toView(Customer customer) {
        CustomerAccount account =
                customer.accountId() == null ? null : entityManager.find(CustomerAccount.class, customer.accountId());
        return new CustomerView(
                customer.id(),
                customer.name(),
                customer.email(),
                customer.phone(),
                account == null || account.isDeleted() ? null : account.toView());
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
