package org.rapport.marketing.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.rapport.events.Consent;
import org.rapport.events.Consent.State;

class ConsentsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Property
    void comeToTheSameInAnyOrderAndHoweverOftenTold(@ForAll("consents") List<Consent> told, @ForAll Random random) {
        var shuffled = new ArrayList<>(told);
        shuffled.addAll(told.subList(0, told.size() / 2));
        Collections.shuffle(shuffled, random);

        List<Consent> inOrder = Consents.merge(List.of(), told);
        List<Consent> oneByOne = List.of();
        for (var consent : shuffled) {
            oneByOne = Consents.merge(oneByOne, List.of(consent));
        }

        assertThat(oneByOne).isEqualTo(inOrder);
    }

    @Property
    void holdForWhatWasAskedAndNothingElse(@ForAll("consents") List<Consent> told) {
        assertThat(Consents.effective(Consents.merge(List.of(), told)))
                .filteredOn(consent -> consent.state() == State.GRANTED)
                .allSatisfy(granted -> {
                    assertThat(told).contains(granted);
                    assertThat(told)
                            .filteredOn(other -> isRefusal(other) && speaksOf(other, granted))
                            .allSatisfy(refusal -> assertThat(told)
                                    .as("an answer that is later than %s", refusal)
                                    .anyMatch(later -> later.state() == State.GRANTED
                                            && later.at().isAfter(refusal.at())
                                            && speaksOf(later, granted)));
                });
    }

    @Property
    void areNeverDropped(@ForAll("consents") List<Consent> told, @ForAll("consents") List<Consent> later) {
        List<Consent> before = Consents.merge(List.of(), told);

        List<Consent> after = Consents.merge(before, later);

        assertThat(after)
                .extracting(Consent::channel, Consent::topic)
                .containsAll(before.stream()
                        .map(consent -> org.assertj.core.groups.Tuple.tuple(consent.channel(), consent.topic()))
                        .toList());
    }

    @Test
    void aLaterWithdrawalWinsHoweverEarlyItIsHeard() {
        var granted = consent("newsletter", State.GRANTED, NOON);
        var withdrawn = consent("newsletter", State.WITHDRAWN, NOON.plusSeconds(1));

        assertThat(Consents.merge(List.of(withdrawn), List.of(granted))).containsExactly(withdrawn);
        assertThat(Consents.merge(List.of(granted), List.of(withdrawn))).containsExactly(withdrawn);
    }

    @Test
    void whoComesBackAllowsAgain() {
        var withdrawn = consent("newsletter", State.WITHDRAWN, NOON);
        var granted = consent("newsletter", State.GRANTED, NOON.plusSeconds(1));

        assertThat(Consents.merge(List.of(withdrawn), List.of(granted))).containsExactly(granted);
    }

    @Test
    void aQuestionChangesNothing() {
        var granted = consent("newsletter", State.GRANTED, NOON);
        var asked = consent("newsletter", State.PENDING, NOON.plusSeconds(1));

        assertThat(Consents.merge(List.of(granted), List.of(asked))).containsExactly(granted);
    }

    @Test
    void whoRefusesEverythingRefusesEachTopicThatWasAllowedBefore() {
        var held = List.of(
                consent("*", State.WITHDRAWN, NOON),
                consent("events", State.GRANTED, NOON.plusSeconds(1)),
                consent("newsletter", State.GRANTED, NOON.minusSeconds(1)));

        assertThat(Consents.effective(held))
                .extracting(Consent::state)
                .containsExactly(State.WITHDRAWN, State.GRANTED, State.WITHDRAWN);
    }

    @Test
    void whoAllowsEverythingDoesNotAllowWhatWasRefused() {
        var held = List.of(consent("*", State.GRANTED, NOON.plusSeconds(1)), consent("newsletter", State.DENIED, NOON));

        assertThat(Consents.effective(held)).isEqualTo(held);
    }

    @Test
    void ofWhichPartsWereErasedAreLeftOut() {
        var whole = new Consent("email", "news", State.GRANTED, null, null, null, null, null, null, NOON);
        var undated = new Consent("email", "news", State.GRANTED, null, null, null, null, null, null, null);
        var erased = new Consent(null, null, null, null, null, null, null, null, null, NOON);

        assertThat(Consents.complete(Arrays.asList(erased, null, undated), NOON))
                .containsExactly(whole);
    }

    @Provide
    Arbitrary<List<Consent>> consents() {
        return Combinators.combine(
                        Arbitraries.of("email", "phone"),
                        Arbitraries.of("newsletter", "events", "*"),
                        Arbitraries.of(State.class),
                        Arbitraries.of("1", "2"),
                        Arbitraries.integers().between(0, 4))
                .as((channel, topic, state, version, second) -> new Consent(
                        channel, topic, state, null, null, version, null, null, null, NOON.plusSeconds(second)))
                .list()
                .ofMaxSize(12);
    }

    private static boolean isRefusal(Consent consent) {
        return consent.state() == State.WITHDRAWN || consent.state() == State.DENIED;
    }

    private static boolean speaksOf(Consent consent, Consent other) {
        return consent.channel().equals(other.channel())
                && (consent.topic().equals(other.topic()) || consent.topic().equals("*"));
    }

    private static Consent consent(String topic, State state, Instant at) {
        return new Consent("email", topic, state, null, null, null, null, null, null, at);
    }
}
