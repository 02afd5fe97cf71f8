package org.rapport.support.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.AccountRecord;
import org.rapport.kit.persistence.Projection;

/** A company whose people may open tickets: an account of sales. */
@Entity
public class CustomerAccount extends Projection {

    private String name = "";

    @Enumerated(EnumType.STRING)
    private AccountRecord.Type type;

    private @Nullable Instant customerSince;
    private boolean deleted;

    /** For Hibernate. */
    protected CustomerAccount() {}

    CustomerAccount(UUID id) {
        super(id);
    }

    void takeIn(AccountRecord account, long sequence) {
        if (!advancesTo(sequence)) {
            return;
        }
        name = Objects.requireNonNullElse(account.name(), "");
        type = account.type();
        customerSince = account.customerSince();
        deleted = account.deletedAt() != null;
    }

    CustomerView.Account toView() {
        return new CustomerView.Account(id(), name, type, customerSince);
    }

    boolean isDeleted() {
        return deleted;
    }
}
