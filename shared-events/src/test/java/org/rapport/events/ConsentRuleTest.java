package org.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapport.events.Consent.State;

class ConsentRuleTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ConsentRule RULE = new ConsentRule(address -> address.toLowerCase(Locale.ROOT));

    /** What is said: {@code topic state address second}, an address of {@code -} being none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # said                                           | topic | address | holds
                                                             | news  | a       | nothing
            # What was said last holds, in whatever order it is heard.
            news granted a 1                                 | news  | a       | granted
            news granted a 1, news withdrawn a 2             | news  | a       | withdrawn
            news withdrawn a 2, news granted a 1             | news  | a       | withdrawn
            news withdrawn a 1, news granted a 2             | news  | a       | granted
            news denied a 1, news granted a 2                | news  | a       | granted
            # Of what was said at the same instant the strictest holds.
            news granted a 1, news denied a 1                | news  | a       | denied
            news denied a 1, news withdrawn a 1              | news  | a       | withdrawn
            news pending a 1, news granted a 1               | news  | a       | granted
            # What was merely asked holds until anything is answered.
            news pending a 1                                 | news  | a       | pending
            news granted a 1, news pending a 2               | news  | a       | granted
            news withdrawn a 1, news pending a 2             | news  | a       | withdrawn
            news pending a 2, news granted a 1               | news  | a       | granted
            # What is allowed is allowed for one address, in whatever spelling.
            news granted a 1                                 | news  | A       | granted
            news granted a 1                                 | news  | b       | nothing
            news pending a 1                                 | news  | b       | nothing
            news granted - 1                                 | news  | b       | nothing
            news granted - 1                                 | news  | -       | granted
            # What is refused is refused for all.
            news withdrawn a 1                               | news  | b       | withdrawn
            news denied - 1                                  | news  | b       | denied
            news withdrawn a 2, news granted b 1             | news  | b       | withdrawn
            news withdrawn a 1, news granted b 2             | news  | b       | granted
            news withdrawn a 1, news granted b 2             | news  | a       | withdrawn
            news withdrawn a 1, news granted a 2             | news  | b       | withdrawn
            news granted b 1, news withdrawn a 2, news granted a 3 | news | b  | withdrawn
            # Who refuses everything refuses each topic, unless it is allowed explicitly and later.
            * withdrawn a 1                                  | news  | a       | withdrawn
            * withdrawn a 2, news granted a 1                | news  | a       | withdrawn
            * withdrawn a 1, news granted a 2                | news  | a       | granted
            * withdrawn a 1, news granted a 1                | news  | a       | withdrawn
            * withdrawn a 2, news granted b 1                | news  | b       | withdrawn
            * withdrawn a 1, * granted a 2                   | news  | a       | granted
            # Who allows everything allows what was never spoken of by itself.
            * granted a 1                                    | news  | a       | granted
            * granted a 1                                    | news  | b       | nothing
            * granted a 2, news denied a 1                   | news  | a       | denied
            * granted a 2, news pending a 1                  | news  | a       | pending
            * granted a 2, news withdrawn b 1                | news  | a       | withdrawn
            # Nothing that is said of one topic counts for another.
            news granted a 1                                 | other | a       | nothing
            news granted a 1                                 | *     | a       | nothing
            news withdrawn a 1                               | other | a       | nothing
            """)
    void isATruthTable(@Nullable String said, String topic, String address, String holds) {
        assertThat(RULE.lastWord(words(said), "email", topic, nullable(address))
                        .map(word -> word.state().name().toLowerCase(Locale.ROOT))
                        .orElse("nothing"))
                .isEqualTo(holds);
    }

    @Test
    void knowsNothingOfOneChannelFromAnother() {
        List<Consent> said = words("* withdrawn a 1");

        assertThat(RULE.lastWord(said, "post", "news", null)).isEmpty();
    }

    @Test
    void tellsTheReaderOfAnAddressEachTopicOnce() {
        List<Consent> said = words(
                "news granted old 1, news withdrawn older 2, news granted me 3, offers granted old 1, * denied me 0");

        assertThat(RULE.holding(said, "ME"))
                .extracting(Consent::topic, Consent::state, Consent::address)
                .containsExactly(tuple("*", State.DENIED, "me"), tuple("news", State.GRANTED, "me"));
    }

    @Test
    void tellsOfOtherChannelsEachAddress() {
        List<Consent> said = Stream.of("+491", "+492")
                .map(number -> consent("phone", "offers", number, State.GRANTED, 1))
                .toList();

        assertThat(RULE.holding(said, "me")).isEqualTo(said);

        List<Consent> noCalls = new ArrayList<>(said);
        noCalls.add(consent("phone", "*", null, State.WITHDRAWN, 2));
        assertThat(RULE.holding(noCalls, "me"))
                .hasSize(3)
                .extracting(Consent::state)
                .containsOnly(State.WITHDRAWN);
    }

    @Test
    void takesNoTimeFromTheFuture() {
        Instant since = NOON.minusSeconds(60);
        Instant until = NOON;
        Instant beyond = Instant.parse("2099-01-01T00:00:00Z");

        assertThat(ConsentRule.dated(
                        List.of(
                                consent("email", "a", "me", State.GRANTED, 0).saidAt(beyond),
                                consent("email", "b", "me", State.PENDING, 0).saidAt(beyond),
                                consent("email", "c", "me", State.WITHDRAWN, 0).saidAt(beyond),
                                consent("email", "d", "me", State.GRANTED, 0).saidAt(since),
                                consent("email", "e", "me", State.GRANTED, 0)
                                        .saidAt(until.plus(ConsentRule.CLOCK_SKEW))),
                        since,
                        until))
                .extracting(Consent::at)
                .containsExactly(since, since, until, since, until.plus(ConsentRule.CLOCK_SKEW));
    }

    @Test
    void leavesOutWhatWasErasedAndDatesWhatWasNot() {
        Instant since = NOON.minus(Duration.ofDays(1));
        var whole = consent("email", "news", "me", State.GRANTED, 0);
        var erased = new Consent(null, null, null, null, null, null, null, null, null, null, NOON);

        assertThat(ConsentRule.dated(Arrays.asList(erased, null, whole.saidAt(null), whole.saidAt(null)), since, NOON))
                .containsExactly(whole.saidAt(since));
    }

    @Property
    void comesToTheSameInAnyOrderAndHoweverOftenTold(@ForAll("said") List<Consent> told, @ForAll Random random) {
        var shuffled = new ArrayList<>(told);
        shuffled.addAll(told.subList(0, told.size() / 2));
        Collections.shuffle(shuffled, random);

        List<Consent> oneByOne = List.of();
        for (var consent : shuffled) {
            oneByOne = RULE.merge(oneByOne, List.of(consent));
        }

        assertThat(oneByOne).isEqualTo(RULE.merge(List.of(), told));
        assertThat(RULE.holding(oneByOne, "a")).isEqualTo(RULE.holding(told, "a"));
        assertThat(RULE.holding(RULE.merge(List.of(), RULE.concerning(told, "a")), "a"))
                .isEqualTo(RULE.holding(told, "a"));
    }

    @Property
    void allowsOnlyWhatWasAllowedForTheAddressAfterEveryRefusal(@ForAll("said") List<Consent> said) {
        assertThat(RULE.holding(said, "a"))
                .filteredOn(word -> word.channel().equals("email") && word.state() == State.GRANTED)
                .allSatisfy(granted -> {
                    assertThat(said).contains(granted);
                    assertThat(granted.address()).isEqualTo("a");
                    assertThat(said)
                            .filteredOn(other -> other.channel().equals("email")
                                    && other.state().isRefusal()
                                    && (other.topic().equals(granted.topic())
                                            || other.topic().equals("*")))
                            .allSatisfy(refusal -> assertThat(granted.at()).isAfter(refusal.at()));
                });
    }

    @Property
    void dropsNothingThatWasSpokenOf(@ForAll("said") List<Consent> told, @ForAll("said") List<Consent> later) {
        List<Consent> before = RULE.merge(List.of(), told);

        assertThat(RULE.merge(before, later))
                .extracting(Consent::channel, Consent::topic, Consent::address)
                .containsAll(before.stream()
                        .map(word -> tuple(word.channel(), word.topic(), word.address()))
                        .toList());
    }

    @Provide
    Arbitrary<List<Consent>> said() {
        return Combinators.combine(
                        Arbitraries.of("email", "phone"),
                        Arbitraries.of("newsletter", "events", "*"),
                        Arbitraries.of("a", "b").injectNull(0.2),
                        Arbitraries.of(State.class),
                        Arbitraries.integers().between(0, 4))
                .as(ConsentRuleTest::consent)
                .list()
                .ofMaxSize(12);
    }

    private static List<Consent> words(@Nullable String said) {
        return said == null
                ? List.of()
                : Stream.of(said.split(", ")).map(ConsentRuleTest::word).toList();
    }

    private static Consent word(String said) {
        String[] part = said.split(" ");
        return consent(
                "email",
                part[0],
                nullable(part[2]),
                State.valueOf(part[1].toUpperCase(Locale.ROOT)),
                Integer.parseInt(part[3]));
    }

    private static @Nullable String nullable(String address) {
        return address.equals("-") ? null : address;
    }

    private static Consent consent(String channel, String topic, @Nullable String address, State state, int second) {
        return new Consent(
                channel, topic, address, state, null, null, null, null, null, null, NOON.plusSeconds(second));
    }
}
