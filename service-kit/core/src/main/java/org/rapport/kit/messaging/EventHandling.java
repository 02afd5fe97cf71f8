package org.rapport.kit.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmEvent;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelope;
import org.rapport.events.MalformedEvent;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.http.Origin;
import org.rapport.kit.problem.DatabaseFailure;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Hands each event to its consumer exactly once: the effect and the memory of it commit together.
 *
 * <p>What will pass, such as a database that is away, is waited for without end, so no event is lost to an outage. What
 * cannot pass — broken JSON, a rule that forbids the effect — becomes a dead letter, and the rest goes on.
 */
@ApplicationScoped
public class EventHandling {

    private static final Logger LOG = Logger.getLogger(EventHandling.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final UnitOfWork unitOfWork;
    private final Inbox inbox;
    private final DeadLetters deadLetters;

    EventHandling(UnitOfWork unitOfWork, Inbox inbox, DeadLetters deadLetters) {
        this.unitOfWork = unitOfWork;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
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
        Envelope<D> event;
        Optional<Runnable> effect;
        try {
            event = reader.apply(message.value());
            effect = reaction.apply(event);
        } catch (MalformedEvent e) {
            deadLetters.bury(message, consumer, e);
            return;
        }
        if (effect.isEmpty()) {
            return;
        }
        Duration wait = FIRST_WAIT;
        while (true) {
            try {
                apply(event, consumer, effect.get());
                return;
            } catch (RuntimeException e) {
                if (!isTransient(e)) {
                    deadLetters.bury(message, consumer, e);
                    return;
                }
                if (wait == FIRST_WAIT) {
                    LOG.warnf("%s waits with event %s: %s", consumer, event.id(), e.getMessage());
                }
                pause(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            }
        }
    }

    private void apply(Envelope<?> event, String consumer, Runnable effect) {
        var caller = Caller.system(event.tenantId(), consumer, event.actorId());
        var origin = new Origin(null, event.traceParent(), event.id());
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

    private static boolean isTransient(RuntimeException failure) {
        return failure instanceof DomainException.Unavailable || isOfTheDatabase(failure);
    }

    private static boolean isOfTheDatabase(@Nullable Throwable failure) {
        return failure != null && DatabaseFailure.of(failure).isTransient();
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait.plusMillis(ThreadLocalRandom.current().nextLong(50)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to handle an event", e);
        }
    }
}
