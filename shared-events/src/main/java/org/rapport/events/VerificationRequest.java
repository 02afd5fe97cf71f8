package org.rapport.events;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Asks every service for the digests of one tenant's journal, computed anew from what the rows hold; on topic
 * {@link Topics#VERIFICATION_REQUESTS}, with its id as key. The services answer with {@link VerificationAnswer}s.
 *
 * <p>Spoken among the services of the suite only: no event of the catalogue, and no promise to subscribers.
 *
 * @param id          by which the answers name it
 * @param tenantId    whose journal
 * @param requestedAt when, by the clock of who asks
 */
public record VerificationRequest(UUID id, UUID tenantId, Instant requestedAt) {

    private static final Duration LIFE = Duration.ofMinutes(1);

    public VerificationRequest {
        requireNonNull(id, "id");
        requireNonNull(tenantId, "tenantId");
        requireNonNull(requestedAt, "requestedAt");
    }

    /** Whether nobody waits for the answer any more, so that nobody need give it. */
    public boolean isOver(Instant now) {
        return now.isAfter(requestedAt.plus(LIFE));
    }
}
