package org.rapport.events.admin;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to the replay of a dead letter. */
public sealed interface DeadLetterReplayEvent extends AdminEvent {

    @Override
    DeadLetterReplayRecord record();

    /** An operator has given a dead letter once more to the consumer that could not handle it. */
    @EventType(value = "org.rapport.admin.dead-letter.replayed.v1", aggregate = "dead-letter-replay")
    record Replayed(DeadLetterReplayRecord record, Changes changes) implements DeadLetterReplayEvent {}
}
