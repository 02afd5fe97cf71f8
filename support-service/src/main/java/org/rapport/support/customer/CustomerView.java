package org.rapport.support.customer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.AccountRecord;

/**
 * A customer as support knows them.
 *
 * @param id      of the contact in sales
 * @param account the company; absent for a person without one, and until it has been heard of
 */
public record CustomerView(
        UUID id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Account account) {

    /** The company. */
    public record Account(
            UUID id,
            String name,
            AccountRecord.Type type,
            @Nullable Instant customerSince) {}
}
