package org.rapport.support.customer;

import jakarta.persistence.Entity;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.ContactRecord;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Projection;
import org.rapport.kit.record.RecordType;

/** A person who may open tickets: a contact of sales. */
@Entity
public class Customer extends Projection {

    /** Their companies are read beside. Ids of contacts are ordered by the time at which sales met them. */
    static final RecordType<Customer, CustomerView> TYPE = RecordType.of(
                    Customer.class, CustomerView.class, customer -> customer.toView(null), "id", Kind.ID)
            .filtered("accountId", Kind.ID)
            .telling("accountId", "account")
            .where("deleted", false)
            .build();

    private @Nullable String name;
    private @Nullable String email;
    private @Nullable String phone;
    private @Nullable UUID accountId;
    private boolean deleted;

    /** For Hibernate. */
    protected Customer() {}

    Customer(UUID id) {
        super(id);
    }

    void takeIn(ContactRecord contact, long sequence) {
        if (!advancesTo(sequence)) {
            return;
        }
        name = Stream.of(contact.firstName(), contact.lastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        email = contact.emails().stream()
                .filter(ContactRecord.Email::primary)
                .map(ContactRecord.Email::address)
                .findFirst()
                .orElse(null);
        phone = contact.phones().stream()
                .filter(ContactRecord.Phone::primary)
                .map(ContactRecord.Phone::number)
                .findFirst()
                .orElse(null);
        accountId = contact.accountId();
        deleted = contact.deletedAt() != null;
    }

    CustomerView toView(@Nullable CustomerAccount account) {
        return new CustomerView(id(), name, email, phone, account == null ? null : account.toView());
    }

    public @Nullable String name() {
        return name;
    }

    public @Nullable String email() {
        return email;
    }

    public @Nullable UUID accountId() {
        return accountId;
    }

    boolean isDeleted() {
        return deleted;
    }
}
