package org.rapport.marketing.audience;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.rapport.events.Changes;
import org.rapport.events.Consent;
import org.rapport.events.CrmRecord;
import org.rapport.events.Envelope;
import org.rapport.events.Topics;
import org.rapport.events.sales.ContactEvent;
import org.rapport.events.sales.ContactRecord;
import org.rapport.events.sales.LeadEvent;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.LeadRecord.Conversion;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.events.sales.SalesEvent;
import org.rapport.kit.testing.Broker;
import org.rapport.kit.testing.TestTenant;

/** Events as sales publishes them. */
final class SalesFixture {

    static final Instant THEN = Instant.parse("2026-02-01T08:00:00Z");

    private SalesFixture() {}

    static LeadEvent created(UUID id, String email, Consent... consents) {
        return new LeadEvent.Created(lead(THEN, id, 1, email, Status.NEW, null, null, consents), Changes.none());
    }

    /** A lead that is made and becomes a contact just now. */
    static LeadEvent convertedNow(UUID id, String email, UUID contact, UUID account, Consent... consents) {
        var conversion = new Conversion(account, contact, null, true, true, false, THEN, "rep");
        return new LeadEvent.Converted(
                lead(now(), id, 2, email, Status.CONVERTED, conversion, null, consents), Changes.none());
    }

    /** A lead that is made just now. */
    static LeadEvent createdNow(UUID id, String email, Consent... consents) {
        return new LeadEvent.Created(lead(now(), id, 1, email, Status.NEW, null, null, consents), Changes.none());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    static LeadEvent edited(UUID id, long version, String email, Consent... consents) {
        return new LeadEvent.Edited(
                lead(THEN, id, version, email, Status.WORKING, null, null, consents), Changes.none());
    }

    static LeadEvent converted(UUID id, long version, String email, UUID contact, UUID account, Consent... consents) {
        var conversion = new Conversion(account, contact, null, true, true, false, THEN, "rep");
        return new LeadEvent.Converted(
                lead(THEN, id, version, email, Status.CONVERTED, conversion, null, consents), Changes.none());
    }

    static LeadEvent unconverted(UUID id, long version, String email) {
        return new LeadEvent.Unconverted(lead(THEN, id, version, email, Status.QUALIFIED, null, null), Changes.none());
    }

    static LeadEvent deleted(UUID id, long version, String email) {
        return new LeadEvent.Deleted(lead(THEN, id, version, email, Status.NEW, null, THEN), Changes.none());
    }

    static ContactEvent contact(UUID id, long version, UUID account, List<String> emails, Consent... consents) {
        return new AContact(
                        id,
                        version,
                        account,
                        emails.stream().map(SalesFixture::mail).toList())
                .saying(consents)
                .edited();
    }

    static ContactRecord.Email mail(String address) {
        return new ContactRecord.Email(address, "work", false, false, false);
    }

    /** A contact that is marked: with {@code closed}, all channels by which it must not be reached. */
    record AContact(
            Instant since,
            UUID id,
            long version,
            UUID account,
            List<ContactRecord.Email> emails,
            List<ContactRecord.Phone> phones,
            Set<String> closed,
            List<Consent> consents) {

        AContact(UUID id, long version, UUID account, List<ContactRecord.Email> emails) {
            this(THEN, id, version, account, emails, List.of(), Set.of(), List.of());
        }

        AContact saying(Consent... consents) {
            return new AContact(since, id, version, account, emails, phones, closed, List.of(consents));
        }

        AContact at(ContactRecord.Phone... phones) {
            return new AContact(since, id, version, account, emails, List.of(phones), closed, consents);
        }

        AContact madeNow() {
            return new AContact(now(), id, version, account, emails, phones, closed, consents);
        }

        AContact notToBeReachedBy(String... channels) {
            return new AContact(since, id, version, account, emails, phones, Set.of(channels), consents);
        }

        ContactEvent edited() {
            return new ContactEvent.Edited(toRecord(null), Changes.none());
        }

        ContactEvent deleted() {
            return new ContactEvent.Deleted(toRecord(since.plusSeconds(version)), Changes.none());
        }

        private ContactRecord toRecord(Instant deletedAt) {
            return new ContactRecord(
                    id,
                    version,
                    null,
                    "Grace",
                    null,
                    "Hopper",
                    null,
                    null,
                    null,
                    "Rear Admiral",
                    null,
                    emails,
                    phones,
                    null,
                    account,
                    List.of(),
                    null,
                    closed.contains(Consent.PHONE),
                    closed.contains(Consent.EMAIL),
                    closed.contains(Consent.SMS),
                    closed.contains(Consent.POST),
                    null,
                    null,
                    null,
                    null,
                    consents,
                    null,
                    null,
                    since,
                    "rep",
                    since.plusSeconds(version),
                    "rep",
                    deletedAt);
        }
    }

    private static LeadRecord lead(
            Instant since,
            UUID id,
            long version,
            String email,
            Status status,
            Conversion conversion,
            Instant deletedAt,
            Consent... consents) {
        return new LeadRecord(
                id,
                version,
                status,
                null,
                "Ada",
                "Lovelace",
                "Analytical Engines",
                null,
                email,
                null,
                null,
                null,
                null,
                "form",
                0,
                null,
                null,
                null,
                null,
                null,
                List.of(consents),
                List.of(),
                null,
                null,
                null,
                conversion,
                since,
                "rep",
                since.plusSeconds(version),
                "rep",
                deletedAt);
    }

    /** The event as it travels. */
    static Envelope<SalesEvent> told(TestTenant tenant, SalesEvent event) {
        var record = (CrmRecord) event.record();
        return Broker.envelope(tenant, record.id(), record.version(), event);
    }

    static void publish(TestTenant tenant, SalesEvent... events) {
        Broker.publish(
                Topics.SALES,
                Stream.of(events).map(event -> told(tenant, event)).toList());
    }
}
