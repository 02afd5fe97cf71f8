package org.rapport.admin.deadletter;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.rapport.events.admin.DeadLetterReplayEvent;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Operations;

/** Gives dead letters to their consumers once more, each as one journaled command of the operator. */
@Singleton
class DeadLetterService {

    private static final Logger LOG = Logger.getLogger(DeadLetterService.class);

    private final DeadLetterTopics topics;
    private final Operations operations;

    DeadLetterService(DeadLetterTopics topics, Operations operations) {
        this.topics = topics;
        this.operations = operations;
    }

    /**
     * Gives the letter to its consumer, and journals that.
     *
     * <p>The journal's row commits after Kafka has confirmed the letter, so that it never tells of a replay that did not
     * happen. Where the commit fails all the same, the caller is told so, the log has the replay, and who asks again gives
     * the letter once more: the consumer, whose inbox knows the event, acts once, and the journal has the second replay.
     */
    DeadLetterView replay(String id) {
        var letter = LetterId.of(id).flatMap(topics::find).orElseThrow(DomainException.NotFound::new);
        topics.redrive(letter);
        var view = DeadLetterView.of(letter);
        LOG.infof(
                "%s has %s of %s-%d@%d replayed",
                operations.caller().get().subject(),
                view.consumer(),
                view.originTopic(),
                view.originPartition(),
                view.originOffset());
        operations.journal().create(new DeadLetterReplay(view), DeadLetterReplayEvent.Replayed::new);
        return view;
    }
}
