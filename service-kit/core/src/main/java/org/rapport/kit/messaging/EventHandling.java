package org.rapport.kit.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.rapport.events.CrmEvent;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.http.Origin;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.kit.trace.EventTrace;
import org.rapport.kit.trace.LogContext;

/**
 * Hands each event to its consumer exactly once: the effect and the memory of it commit together.
 *
 * <p>What will pass, such as a database that is away, is waited for without end, so no event is lost to an outage. What
 * cannot pass — broken JSON, a rule that forbids the effect, a mistake of ours — becomes a dead letter, and the rest
 * goes on: what fails so would fail for ever, and the channel with it. A channel also reads its redrive topic, in which
 * an operator gives dead letters to the one consumer that buried them.
 */
@ApplicationScoped
public class EventHandling {

    private final UnitOfWork unitOfWork;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final Patience patience;
    private final EventTrace trace;
    private final ConsumerMeters meters;

    EventHandling(
            UnitOfWork unitOfWork,
            Inbox inbox,
            DeadLetters deadLetters,
            Patience patience,
            EventTrace trace,
            ConsumerMeters meters) {
        this.unitOfWork = unitOfWork;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.patience = patience;
        this.trace = trace;
        this.meters = meters;
    }

    /**
     * Lets {@code reaction} handle the event in {@code message}. What it returns is run in a transaction, as the suite
     * working for the event's tenant on behalf of its actor; nothing, for an event that is of no concern, costs no
     * transaction and is not remembered. Returns when the event is handled, was handled before, or is a dead letter.
     *
     * @param consumer the name under which the inbox remembers
     * @param family   the events of the topic; one that this code does not know arrives as the family's {@code Unknown}
     */
    public <E extends CrmEvent> void handle(
            ConsumerRecord<byte[], byte[]> message,
            String consumer,
            Class<E> family,
            Function<Envelope<E>, Optional<Runnable>> reaction) {
        handle(message, consumer, bytes -> CrmEvents.read(family, bytes), reaction);
    }

    /** As {@link #handle(ConsumerRecord, String, Class, Function)}, for who takes in every event, as plain JSON. */
    public void handle(ConsumerRecord<byte[], byte[]> message, String consumer, Consumer<Envelope<JsonNode>> effect) {
        handle(message, consumer, CrmEvents::read, event -> Optional.of(() -> effect.accept(event)));
    }

    private <D> void handle(
            ConsumerRecord<byte[], byte[]> message,
            String consumer,
            Function<byte[], Envelope<D>> reader,
            Function<Envelope<D>, Optional<Runnable>> reaction) {
        if (message.value() == null) {
            return; // A tombstone: the record was purged, and consumers purge by the event before it.
        }
        if (!DeadLetter.concerns(consumer, message)) {
            return; // Redriven for another consumer of the same topic.
        }
        meters.hears(consumer);
        LogContext.during(() -> patience.patiently(
                consumer,
                "%s-%d@%d".formatted(message.topic(), message.partition(), message.offset()),
                () -> {
                    Envelope<D> event = reader.apply(message.value());
                    reaction.apply(event)
                            .ifPresent(effect -> trace.handling(event, consumer, () -> apply(event, consumer, effect)));
                    meters.handled(consumer, event.time());
                },
                failure -> deadLetters.bury(message, consumer, failure)));
    }

    private void apply(Envelope<?> event, String consumer, Runnable effect) {
        var caller = Caller.system(event.tenantId(), consumer, event.actorId());
        var origin = Origin.of(event);
        CurrentCaller.runAs(
                caller,
                () -> origin.call(() -> {
                    unitOfWork.run(() -> {
                        if (inbox.isNew(event.id(), consumer)) {
                            effect.run();
                        }
                    });
                    return null;
                }));
    }
}
