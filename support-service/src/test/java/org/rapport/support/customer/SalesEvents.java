package org.rapport.support.customer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Changes;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.events.sales.AccountEvent;
import org.rapport.events.sales.AccountRecord;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.ContactRecord;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.TestTenant;

/** Publishes what sales would publish. */
public final class SalesEvents {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private SalesEvents() {}

    /** Tells of contact {@code id}, who works for {@code account}, in version {@code version}. */
    public static Envelope<ContactEvent> contact(UUID id, @Nullable UUID account, String lastName, long version) {
        return contact(TestTenant.ACME, id, account, lastName, version);
    }

    /** The same in {@code tenant}. */
    public static Envelope<ContactEvent> contact(
            TestTenant tenant, UUID id, @Nullable UUID account, String lastName, long version) {
        var record = new ContactRecord(
                id,
                version,
                null,
                "Ada",
                null,
                lastName,
                null,
                null,
                null,
                null,
                null,
                List.of(new ContactRecord.Email("ada@example.com", "work", true, false, false)),
                List.of(),
                null,
                account,
                List.of(),
                null,
                false,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                NOW,
                "test",
                NOW,
                "test",
                null);
        return Broker.envelope(tenant, id, version, new ContactEvent.Created(record, Changes.none()));
    }

    /** Tells of account {@code id}; without a name, of one that has been erased. */
    public static Envelope<AccountEvent> account(UUID id, @Nullable String name) {
        var record = new AccountRecord(
                id,
                1,
                name,
                AccountRecord.Type.CUSTOMER,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                NOW,
                NOW,
                "test",
                NOW,
                "test",
                null);
        return Broker.envelope(id, 1, new AccountEvent.Created(record, Changes.none()));
    }

    /** Sends {@code events}, in this order. */
    public static void publish(Envelope<?>... events) {
        Broker.publish(Topics.SALES, List.of(events));
    }
}
