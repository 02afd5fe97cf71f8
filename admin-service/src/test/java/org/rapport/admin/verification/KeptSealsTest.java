package org.rapport.admin.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rapport.admin.fixture.Organizations.SOON;
import static org.rapport.admin.verification.Chains.after;
import static org.rapport.admin.verification.Chains.publish;
import static org.rapport.admin.verification.Chains.row;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rapport.admin.verification.ChainBreak.Kind;
import org.rapport.events.Seal;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;
import org.rapport.kit.testing.ServiceStack;

/** Each test has a chain of its own. */
@QuarkusTest
class KeptSealsTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final UUID ACME = new UUID(0xACE, 1);
    private static final UUID GLOBEX = new UUID(0xB0B, 1);
    private static final String DIGEST = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);

    private final String service = "invented-" + COUNT.incrementAndGet();
    private final UUID event = UUID.randomUUID();
    private final Seal first = after(null, service, row(ACME, event, DIGEST));
    private final Seal second =
            after(first, service, row(ACME, UUID.randomUUID(), DIGEST), row(GLOBEX, UUID.randomUUID(), OTHER));
    private final Seal third = after(second, service, row(GLOBEX, UUID.randomUUID(), OTHER));

    @Inject
    KeptSeals seals;

    @Test
    void keepsAChainWithTheRowsOfEachTenant() throws Exception {
        publish(first, second, third);

        awaitSeal(3);
        assertThat(seals.breaks(service, 10)).isEmpty();
        assertThat(sealed(ACME))
                .containsExactlyInAnyOrder(
                        new SealedEvent(event, DIGEST, 1),
                        new SealedEvent(
                                second.rows().stream()
                                        .filter(row -> row.tenantId().equals(ACME))
                                        .findFirst()
                                        .orElseThrow()
                                        .eventId(),
                                DIGEST,
                                2));
        assertThat(sealed(GLOBEX)).extracting(SealedEvent::seal).containsExactlyInAnyOrder(2L, 3L);
        assertThat(seals.last(service).orElseThrow().time()).isEqualTo(third.time());
    }

    @Test
    void showsTheRowsInTheOrderOfPostgres() throws Exception {
        UUID high = new UUID(-1, 0);
        UUID low = new UUID(1, 0);
        publish(after(null, service, row(ACME, high, DIGEST), row(ACME, low, DIGEST)));

        awaitSeal(1);
        assertThat(sealed(ACME)).extracting(SealedEvent::eventId).containsExactly(low, high);
        assertThat(Comparison.ORDER.compare(low, high)).isNegative();
    }

    @Test
    void takesNoHarmFromASealThatComesTwiceNorFromARowThatIsSealedTwiceAlike() throws Exception {
        publish(first, first, second, first, after(second, service, row(ACME, event, DIGEST)));

        awaitSeal(3);
        assertThat(seals.breaks(service, 10)).isEmpty();
        assertThat(sealed(ACME)).contains(new SealedEvent(event, DIGEST, 1)).hasSize(2);
    }

    @Test
    void noticesAGapAndKeepsWhatComesAfterIt() throws Exception {
        publish(first, third);

        awaitSeal(3);
        assertThat(seals.breaks(service, 10)).containsExactly(new ChainBreak(Kind.GAP, 3L));
        assertThat(sealed(GLOBEX)).hasSize(1);
    }

    @Test
    void noticesASealThatDoesNotFollow() throws Exception {
        Seal stranger = Seal.of(service, 1, Seal.NONE, first.time(), List.of(row(ACME, UUID.randomUUID(), OTHER)));
        publish(first, after(stranger, service, row(ACME, UUID.randomUUID(), DIGEST)));

        awaitSeal(2);
        assertThat(seals.breaks(service, 10)).containsExactly(new ChainBreak(Kind.UNRELATED, 2L));
    }

    @Test
    void noticesAFirstSealThatClaimsToFollowAnother() throws Exception {
        publish(Seal.of(service, 1, OTHER, first.time(), first.rows()));

        awaitBreaks(new ChainBreak(Kind.UNRELATED, 1L));
    }

    @Test
    void doesNotLetASealBeReplaced() throws Exception {
        publish(first, Seal.of(service, 1, Seal.NONE, first.time(), List.of(row(ACME, event, OTHER))), second);

        awaitBreaks(new ChainBreak(Kind.CONTRADICTED, 1L));
        awaitSeal(2);
        assertThat(sealed(ACME)).contains(new SealedEvent(event, DIGEST, 1));
    }

    @Test
    void doesNotLetARowBeSealedAnew() throws Exception {
        publish(first, after(first, service, row(ACME, event, OTHER)));

        awaitBreaks(new ChainBreak(Kind.RESEALED, 2L));
        assertThat(sealed(ACME)).containsExactly(new SealedEvent(event, DIGEST, 1));
    }

    @Test
    void doesNotKeepASealThatIsNotWhatItSays() throws Exception {
        var forged = new Seal(
                service,
                2,
                second.previous(),
                second.count(),
                second.root(),
                second.time(),
                second.hash(),
                List.of(second.rows().getFirst(), row(GLOBEX, event, OTHER)));
        publish(first, forged);
        awaitBreaks(new ChainBreak(Kind.INCONSISTENT, 2L));

        publish(second);

        awaitSeal(2);
        assertThat(sealed(GLOBEX)).hasSize(1).extracting(SealedEvent::digest).containsExactly(OTHER);
    }

    @Test
    void goesOnAfterWhatCannotBeReadAndRemembersItOnce() throws Exception {
        publish(service, "no seal at all".getBytes(StandardCharsets.UTF_8));
        publish(service, "no seal at all".getBytes(StandardCharsets.UTF_8));
        publish(service, (byte[]) null);
        publish("Nobody's name", new byte[] {1});
        publish(first);

        awaitSeal(1);
        assertThat(seals.breaks(service, 10))
                .containsExactly(new ChainBreak(Kind.UNREADABLE, null), new ChainBreak(Kind.UNREADABLE, null));
    }

    @Test
    void waitsForADatabaseThatIsAway() throws Exception {
        var postgres = ServiceStack.running().postgres();
        publish(first);
        awaitSeal(1);
        postgres.crash();
        try {
            publish(second);
        } finally {
            postgres.start();
        }

        awaitSeal(2);
        assertThat(seals.breaks(service, 10)).isEmpty();
    }

    private void awaitSeal(long number) {
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> seals.last(service).isPresent()
                        && seals.last(service).get().number() == number);
    }

    private void awaitBreaks(ChainBreak... breaks) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(seals.breaks(service, 10)).containsExactly(breaks));
    }

    private List<SealedEvent> sealed(UUID tenant) throws SQLException {
        return CurrentCaller.callAs(Caller.system(tenant, "test", null), () -> {
            var found = new ArrayList<SealedEvent>();
            seals.each(service, found::add);
            return found;
        });
    }
}
