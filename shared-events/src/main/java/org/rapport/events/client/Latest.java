package org.rapport.events.client;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rapport.events.CrmEvent;
import org.rapport.events.CrmRecord;
import org.rapport.events.Envelope;

/** The last event of each record: the present state, rebuilt from the stream. */
public final class Latest<F extends CrmEvent> {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Map<String, Envelope<F>> envelopes = new LinkedHashMap<>();
    private final Map<String, Delivery.Malformed<F>> unreadable = new LinkedHashMap<>();

    /** The state as it is in the topic of {@code subscription}, which must begin at the beginning. */
    public static <F extends CrmEvent> Latest<F> of(Subscription<F> subscription) {
        var latest = new Latest<F>();
        while (!subscription.caughtUp()) {
            subscription.poll(PATIENCE).forEach(latest::apply);
        }
        return latest;
    }

    /** Takes in what has happened since. Older events, and those that come twice, change nothing. */
    public void apply(Delivery<F> delivery) {
        switch (delivery) {
            case Delivery.Event<F> event -> apply(event.envelope());
            case Delivery.Purged<F> purged -> {
                String key = Envelope.key(purged.tenantId(), purged.aggregateId());
                envelopes.remove(key);
                unreadable.remove(key);
            }
            case Delivery.Malformed<F> malformed ->
                unreadable.put(malformed.key() == null ? malformed.position().toString() : malformed.key(), malformed);
        }
    }

    /** The last event of one record. */
    public Optional<Envelope<F>> find(UUID tenantId, UUID aggregateId) {
        return Optional.ofNullable(envelopes.get(Envelope.key(tenantId, aggregateId)));
    }

    /** The last event of every record, deleted ones too. */
    public Collection<Envelope<F>> envelopes() {
        return List.copyOf(envelopes.values());
    }

    /** The records of {@code type} that are not deleted, such as {@code LeadRecord}: what the API lists. */
    public <R extends CrmRecord> List<R> records(Class<R> type) {
        return envelopes.values().stream()
                .map(envelope -> envelope.data().record())
                .filter(type::isInstance)
                .map(type::cast)
                .filter(record -> record.deletedAt() == null)
                .toList();
    }

    /** Messages that could not be read and that no later event of the same record has made up for. */
    public Collection<Delivery.Malformed<F>> unreadable() {
        return List.copyOf(unreadable.values());
    }

    private void apply(Envelope<F> envelope) {
        Envelope<F> known = envelopes.get(envelope.key());
        if (known == null || known.sequence() < envelope.sequence()) {
            envelopes.put(envelope.key(), envelope);
            unreadable.remove(envelope.key());
        }
    }
}
