package org.rapport.admin.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rapport.admin.keycloak.Keycloak;
import org.rapport.admin.keycloak.Keycloak.Acceptance;
import org.rapport.admin.reconciliation.EachRound;
import org.rapport.admin.reconciliation.Reconciliation;

/**
 * Sees in Keycloak's events that somebody has accepted an invitation, so that the person can work at once. While nobody
 * is invited it asks nothing.
 */
@ApplicationScoped
class Acceptances implements EachRound {

    /** Longer than Keycloak takes to commit an event, and than its clock and ours differ. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private final Keycloak keycloak;
    private final Reconciliation reconciliation;
    private final Clock clock = Clock.systemUTC();
    private Instant seenUntil = clock.instant();
    private Set<String> seen = Set.of();

    Acceptances(Keycloak keycloak, Reconciliation reconciliation) {
        this.keycloak = keycloak;
        this.reconciliation = reconciliation;
    }

    @Override
    public void look() {
        Instant now = clock.instant();
        if (reconciliation.isOpen(MemberAccount.KIND)) {
            List<Acceptance> found = keycloak.acceptances(seenUntil.minus(OVERLAP));
            found.stream()
                    .filter(acceptance -> !seen.contains(acceptance.id()))
                    .map(Acceptance::organization)
                    .distinct()
                    .forEach(this::wake);
            seen = found.stream().map(Acceptance::id).collect(Collectors.toSet());
        }
        seenUntil = now;
    }

    private void wake(UUID organization) {
        reconciliation.askAll(MemberAccount.KIND, organization);
    }
}
