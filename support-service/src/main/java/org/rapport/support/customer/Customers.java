package org.rapport.support.customer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.rapport.events.Envelope;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.AccountRecord;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.ContactRecord;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.OpportunityEvent;
import org.rapport.events.sales.SalesEvent;
import org.rapport.events.sales.SalesShareEvent;
import org.rapport.kit.record.Rows;
import org.rapport.kit.record.Store;

/** The customers of the tenant, kept up to date by what sales tells. */
@ApplicationScoped
public class Customers {

    private final Rows rows;
    private final Store store;

    Customers(Rows rows, Store store) {
        this.rows = rows;
        this.store = store;
    }

    /** The living customer who is contact {@code id} in sales, if the caller may know of customers. */
    public Optional<Customer> find(UUID id) {
        return rows.find(Customer.class, id)
                .filter(customer -> !customer.isDeleted() && store.mayRead(Customer.TYPE, customer));
    }

    /** Customers as the API shows them, with their companies, which are read together. */
    List<CustomerView> toViews(List<Customer> customers) {
        List<UUID> companies = customers.stream()
                .map(Customer::accountId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, CustomerAccount> known = rows.find(CustomerAccount.class, companies);
        return customers.stream()
                .map(customer -> customer.toView(Optional.ofNullable(customer.accountId())
                        .map(known::get)
                        .filter(company -> !company.isDeleted())
                        .orElse(null)))
                .toList();
    }

    /** What is to be done about an event of sales, if it is of any concern to support. */
    Optional<Runnable> takingIn(Envelope<SalesEvent> event) {
        return switch (event.data()) {
            case ContactEvent contact -> Optional.of(() -> takeIn(contact.record(), event.sequence()));
            case AccountEvent account -> Optional.of(() -> takeIn(account.record(), event.sequence()));
            case LeadEvent _, OpportunityEvent _, SalesShareEvent _, SalesEvent.Unknown _ -> Optional.empty();
        };
    }

    private void takeIn(ContactRecord contact, long sequence) {
        Optional<Customer> known = rows.find(Customer.class, contact.id());
        Customer customer = known.orElseGet(() -> new Customer(contact.id()));
        customer.takeIn(contact, sequence);
        if (known.isEmpty()) {
            rows.add(customer);
        }
    }

    private void takeIn(AccountRecord account, long sequence) {
        Optional<CustomerAccount> known = rows.find(CustomerAccount.class, account.id());
        CustomerAccount company = known.orElseGet(() -> new CustomerAccount(account.id()));
        company.takeIn(account, sequence);
        if (known.isEmpty()) {
            rows.add(company);
        }
    }
}
