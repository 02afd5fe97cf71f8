package org.rapport.marketing.audience;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;
import org.rapport.events.Consent.State;

/**
 * Which of a person's consents hold, one for each channel and topic.
 *
 * <p>What was said last holds, by the time at which it was said and not by the time at which it was heard: so it does not
 * matter in which order, or how often, events tell of it. Nothing is concluded from one topic for another, except that
 * who refuses everything refuses each topic.
 */
final class Consents {

    private static final String EVERYTHING = "*";

    /** What was merely asked holds until anything is answered; at the same instant the stricter answer holds. */
    private static final Comparator<Consent> STRENGTH = comparing((Consent consent) -> consent.state() != State.PENDING)
            .thenComparing(Consent::at)
            .thenComparing(Consents::strictness)
            .thenComparing(Consent::textVersion, nullsFirst(naturalOrder()))
            .thenComparing(Consent::toString);

    private Consents() {}

    private record Key(String channel, String topic) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = comparing(Key::channel).thenComparing(Key::topic);

        static Key of(Consent consent) {
            return new Key(consent.channel(), consent.topic());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** What of {@code told} can be kept: who erased or mistook a part of a consent has left none. */
    static List<Consent> complete(Collection<@Nullable Consent> told, Instant heardAt) {
        return told.stream()
                .filter(consent -> consent != null
                        && consent.channel() != null
                        && consent.topic() != null
                        && consent.state() != null)
                .map(consent -> consent.at() == null ? at(heardAt, consent) : consent)
                .distinct()
                .toList();
    }

    /** What holds once {@code told} is known besides {@code held}. */
    static List<Consent> merge(Collection<Consent> held, Collection<Consent> told) {
        var strongest = new TreeMap<Key, Consent>();
        Stream.concat(held.stream(), told.stream())
                .forEach(consent -> strongest.merge(Key.of(consent), consent, BinaryOperator.maxBy(STRENGTH)));
        return List.copyOf(strongest.values());
    }

    /** As {@link #merge} made them, each topic under the refusal of everything in its channel. */
    static List<Consent> effective(Collection<Consent> held) {
        return held.stream()
                .map(consent -> held.stream()
                        .filter(all -> refusesAll(all, consent))
                        .findFirst()
                        .map(all -> refused(consent, all))
                        .orElse(consent))
                .toList();
    }

    private static boolean refusesAll(Consent all, Consent consent) {
        return all.topic().equals(EVERYTHING)
                && all.channel().equals(consent.channel())
                && (all.state() == State.WITHDRAWN || all.state() == State.DENIED)
                && !all.at().isBefore(consent.at());
    }

    private static Consent refused(Consent consent, Consent all) {
        return new Consent(
                consent.channel(),
                consent.topic(),
                all.state(),
                all.basis(),
                all.source(),
                all.textVersion(),
                all.text(),
                all.ip(),
                all.userAgent(),
                all.at());
    }

    private static Consent at(Instant time, Consent consent) {
        return new Consent(
                consent.channel(),
                consent.topic(),
                consent.state(),
                consent.basis(),
                consent.source(),
                consent.textVersion(),
                consent.text(),
                consent.ip(),
                consent.userAgent(),
                time);
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
