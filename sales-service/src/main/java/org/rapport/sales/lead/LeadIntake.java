package org.rapport.sales.lead;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;
import org.rapport.events.ConsentRule;
import org.rapport.events.Envelope;
import org.rapport.events.WireName;
import org.rapport.events.marketing.CaptureEvent;
import org.rapport.events.marketing.CaptureRecord;
import org.rapport.events.marketing.FormEvent;
import org.rapport.events.marketing.MarketingEvent;
import org.rapport.events.sales.LeadEvent;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.messaging.EventHandling;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.record.Store;
import org.rapport.kit.text.ComparisonKey;
import org.rapport.kit.text.Texts;
import org.rapport.sales.contact.Contacts;

/**
 * Makes leads of the people whom marketing has captured, each capture once.
 *
 * <p>Who is an open lead already, by e-mail address, becomes no second one: the capture is its latest touch, fills what
 * it left empty and adds what was said and allowed. How the lead came in the first place stays as it is. Either way it is
 * known for ever which captures were taken in, longer than the inbox knows their events.
 */
@ApplicationScoped
public class LeadIntake {

    private final EventHandling events;
    private final Leads leads;
    private final Store store;
    private final Contacts contacts;
    private final Journal journal;
    private final Locks locks;
    private final LeadConfig config;

    LeadIntake(
            EventHandling events,
            Leads leads,
            Store store,
            Contacts contacts,
            Journal journal,
            Locks locks,
            LeadConfig config) {
        this.events = events;
        this.leads = leads;
        this.store = store;
        this.contacts = contacts;
        this.journal = journal;
        this.locks = locks;
        this.config = config;
    }

    /** Takes in an event of marketing. */
    @Incoming("marketing-events")
    @Blocking
    @ActivateRequestContext
    public void on(ConsumerRecord<byte[], byte[]> message) {
        events.handle(message, "lead-intake", MarketingEvent.class, this::take);
    }

    private Optional<Runnable> take(Envelope<MarketingEvent> event) {
        return switch (event.data()) {
            case CaptureEvent.Captured(CaptureRecord capture, var _) -> Optional.of(() -> take(capture));
            case FormEvent _, MarketingEvent.Unknown _ -> Optional.empty(); // of no concern to sales
        };
    }

    private void take(CaptureRecord capture) {
        String email = capture.email() == null ? null : ComparisonKey.ofEmail(capture.email());
        if (email != null) {
            locks.exclusive("lead-of:" + email);
        }
        if (leads.isCaptured(capture.id())) {
            return;
        }
        Optional<Lead> open = email == null ? Optional.empty() : lockOpen(email);
        if (open.isPresent()) {
            journal.change(
                    open.get(),
                    LeadEvent.Edited::new,
                    lead -> lead.meetAgain(details(capture, null), capture.touch(), consents(capture)));
            leads.merged(capture.id(), open.get());
        } else {
            UUID contact = email == null ? null : contacts.byEmail(email).orElse(null);
            journal.create(
                    new Lead(details(capture, contact), origin(capture), null, journal.now(), config.firstResponse()),
                    LeadEvent.Captured::new);
        }
    }

    private Optional<Lead> lockOpen(String email) {
        return leads.open(email)
                .map(id -> store.lockToMaintain(Lead.TYPE, id))
                .filter(lead -> lead.isOpen() && !lead.isDeleted()); // which it may have become meanwhile
    }

    private static LeadOrigin origin(CaptureRecord capture) {
        return new LeadOrigin(WireName.of(capture.source()), capture.touch(), consents(capture), capture.id());
    }

    private static List<Consent> consents(CaptureRecord capture) {
        return ConsentRule.dated(capture.consents(), capture.createdAt(), capture.updatedAt());
    }

    private static EditLead details(CaptureRecord capture, @Nullable UUID contact) {
        return new EditLead(
                capture.firstName(),
                capture.lastName(),
                capture.company(),
                capture.jobTitle(),
                capture.email(),
                capture.phone(),
                capture.website(),
                capture.address(),
                description(capture),
                null,
                contact,
                capture.estimatedValue());
    }

    /** What the person has written, and the answers that have no field of their own. */
    private static @Nullable String description(CaptureRecord capture) {
        String text = Stream.concat(
                        Stream.ofNullable(capture.message()),
                        capture.fields().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(field -> field.getKey() + ": " + field.getValue()))
                .collect(Collectors.joining("\n"));
        return text.isBlank()
                ? null
                : Texts.beginning(
                        text,
                        Lead.LONGEST_DESCRIPTION,
                        "\n[Shortened: all of it is in the capture " + capture.id() + ".]");
    }
}
