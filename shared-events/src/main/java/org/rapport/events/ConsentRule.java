package org.rapport.events;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What holds of all that a person has allowed and refused.
 *
 * <ol>
 *   <li>What was said last holds, by the time at which it was said and not by the time at which it was heard: it does not
 *       matter in which order, or how often, one hears of it. Of what was said at the same instant the strictest holds.
 *   <li>What was merely asked ({@code pending}) holds until anything is answered.
 *   <li>Who allows something allows it for one address: a mailbox proves itself and no other. Who refuses, refuses for
 *       every address, also for one that is added later.
 *   <li>Who refuses {@code *} refuses each topic of the channel. Who allows {@code *} allows what was never spoken of by
 *       itself, and takes nothing back that was refused.
 *   <li>Nobody can have said anything later than it was told ({@link #dated}).
 * </ol>
 *
 * <p>So the most restrictive word wins, unless there is a newer, explicit permission.
 */
public final class ConsentRule {

    /** How far the clocks of two machines may be apart. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private static final Comparator<Consent> STRENGTH = comparing(
                    (Consent consent) -> consent.state() != Consent.State.PENDING)
            .thenComparing(Consent::at)
            .thenComparing(ConsentRule::strictness)
            .thenComparing(Consent::textVersion, nullsFirst(naturalOrder()))
            .thenComparing(Consent::toString);

    private final UnaryOperator<String> key;

    /** @param key what all spellings of an address have in common, and no other address has */
    public ConsentRule(UnaryOperator<String> key) {
        this.key = key;
    }

    /** What was spoken of. */
    private record Subject(
            String channel, String topic, @Nullable String address) implements Comparable<Subject> {

        private static final Comparator<Subject> ORDER = comparing(Subject::channel)
                .thenComparing(Subject::topic)
                .thenComparing(Subject::address, nullsFirst(naturalOrder()));

        @Override
        public int compareTo(Subject other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What has to be kept of {@code known} and {@code told}: the last word for each channel, topic and address, and the
     * last refusal for each channel and topic, which still holds for other addresses where this one allows again.
     */
    public List<Consent> merge(Collection<Consent> known, Collection<Consent> told) {
        var words = new HashMap<Subject, Consent>();
        var refusals = new HashMap<Subject, Consent>();
        Stream.concat(known.stream(), told.stream()).forEach(word -> {
            words.merge(subject(word), word, BinaryOperator.maxBy(STRENGTH));
            if (word.state().isRefusal()) {
                refusals.merge(new Subject(word.channel(), word.topic(), null), word, BinaryOperator.maxBy(STRENGTH));
            }
        });
        return Stream.concat(words.values().stream(), refusals.values().stream())
                .distinct()
                .sorted(comparing(Consent::channel)
                        .thenComparing(Consent::topic)
                        .thenComparing(STRENGTH))
                .toList();
    }

    /**
     * The word that holds for a channel and topic at {@code address}, if there is any. Only what is {@code granted} allows
     * anything.
     *
     * @param address absent for a channel that has none
     */
    public Optional<Consent> lastWord(
            Collection<Consent> said, String channel, String topic, @Nullable String address) {
        String asked = keyOf(address);
        List<Consent> words = said.stream()
                .filter(word -> word.channel().equals(channel)
                        && (word.state().isRefusal() || Objects.equals(keyOf(word.address()), asked)))
                .toList();
        boolean isSpokenOf = words.stream().anyMatch(word -> word.topic().equals(topic));
        return words.stream()
                .filter(word -> word.topic().equals(topic)
                        || word.topic().equals(Consent.EVERYTHING)
                                && (word.state().isRefusal() || !isSpokenOf))
                .max(STRENGTH)
                .map(word -> word.about(topic));
    }

    /**
     * What holds for the person who reads {@code email}: of e-mail one word for each topic that was spoken of, of other
     * channels one for each topic and address.
     */
    public List<Consent> holding(Collection<Consent> said, String email) {
        var subjects = new TreeSet<Subject>();
        for (Consent word : concerning(said, email)) {
            subjects.add(
                    word.channel().equals(Consent.EMAIL)
                            ? new Subject(word.channel(), word.topic(), keyOf(email))
                            : subject(word));
        }
        return subjects.stream()
                .map(it -> lastWord(said, it.channel(), it.topic(), it.address()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What of {@code said} concerns the person who reads {@code email}: not what was allowed for another mailbox. */
    public List<Consent> concerning(Collection<Consent> said, String email) {
        return said.stream()
                .filter(word -> !word.channel().equals(Consent.EMAIL)
                        || word.state().isRefusal()
                        || keyOf(email).equals(keyOf(word.address())))
                .toList();
    }

    /**
     * What of {@code told} can be kept, with a time that can be true. Who erased or mistook a part of a consent has left
     * none. Where the time is missing or later than the telling, a permission is taken to be as old as the record that
     * tells of it, and a refusal as young as the telling: so that neither telling it again makes a permission newer, nor a
     * clock that is wrong makes a refusal older.
     *
     * @param since when the record was made
     * @param until when it told this
     */
    public static List<Consent> dated(Collection<@Nullable Consent> told, Instant since, Instant until) {
        return told.stream()
                .filter(word -> word != null && word.channel() != null && word.topic() != null && word.state() != null)
                .map(word -> word.at() == null || word.at().isAfter(until.plus(CLOCK_SKEW))
                        ? word.saidAt(word.state().isRefusal() ? until : since)
                        : word)
                .distinct()
                .toList();
    }

    private Subject subject(Consent word) {
        return new Subject(word.channel(), word.topic(), keyOf(word.address()));
    }

    private @Nullable String keyOf(@Nullable String address) {
        return address == null ? null : key.apply(address);
    }

    private static int strictness(Consent consent) {
        return switch (consent.state()) {
            case PENDING -> 0;
            case GRANTED -> 1;
            case DENIED -> 2;
            case WITHDRAWN -> 3;
        };
    }
}
