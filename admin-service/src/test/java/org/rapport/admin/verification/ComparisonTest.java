package org.rapport.admin.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.rapport.admin.verification.Comparison.Found;
import org.rapport.admin.verification.Verification.Kind;
import org.rapport.events.VerificationAnswer.Row;

class ComparisonTest {

    private static final UUID ONE = new UUID(1, 0);
    private static final UUID TWO = new UUID(2, 0);
    private static final UUID THREE = new UUID(3, 0);
    private static final String DIGEST = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);
    private static final long LAST_SEAL = 7;

    @Test
    void findsNothingWhereEveryRowIsAsSealed() {
        var comparison = compare(List.of(intact(ONE), intact(TWO)), List.of(sealed(ONE, 6), sealed(TWO, 7)));

        assertThat(comparison.found()).isEmpty();
        assertThat(comparison.entries()).isEqualTo(2);
        assertThat(comparison.sealed()).isEqualTo(2);
        assertThat(comparison.unsealed()).isZero();
    }

    @Test
    void findsAChangeOfTheContent() {
        var comparison = compare(
                List.of(intact(ONE), new Row(TWO, OTHER, false), intact(THREE)),
                List.of(sealed(ONE, 6), sealed(TWO, 6), sealed(THREE, 6)));

        assertThat(comparison.found()).containsExactly(new Found(Kind.CHANGED, TWO, 6L));
        assertThat(comparison.sealed()).isEqualTo(3);
    }

    @Test
    void findsAChangeOfTheDigestAlone() {
        var comparison = compare(List.of(new Row(ONE, DIGEST, false)), List.of(sealed(ONE, 6)));

        assertThat(comparison.found()).containsExactly(new Found(Kind.CHANGED, ONE, 6L));
    }

    @Test
    void findsAChangeByWhoHasTheKey() {
        var comparison = compare(List.of(new Row(ONE, OTHER, true)), List.of(sealed(ONE, 6)));

        assertThat(comparison.found()).containsExactly(new Found(Kind.CHANGED, ONE, 6L));
    }

    @Test
    void missesARowThatWasSealedBeforeTheJournalWasRead() {
        var comparison = compare(List.of(intact(TWO)), List.of(sealed(ONE, 7), sealed(TWO, 7), sealed(THREE, 7)));

        assertThat(comparison.found())
                .containsExactly(new Found(Kind.REMOVED, ONE, 7L), new Found(Kind.REMOVED, THREE, 7L));
        assertThat(comparison.entries()).isEqualTo(1);
    }

    @Test
    void doesNotMissARowThatWasSealedAfterwards() {
        assertThat(compare(List.of(), List.of(sealed(ONE, 8))).found()).isEmpty();
    }

    @Test
    void comparesARowThatWasSealedAfterwardsIfItIsThere() {
        var comparison = compare(List.of(new Row(ONE, OTHER, false)), List.of(sealed(ONE, 8)));

        assertThat(comparison.found()).containsExactly(new Found(Kind.CHANGED, ONE, 8L));
    }

    @Test
    void findsARowThatTheServiceDidNotWriteAndCountsOneThatWaitsForItsSeal() {
        var comparison =
                compare(List.of(new Row(ONE, OTHER, false), intact(TWO), intact(THREE)), List.of(sealed(TWO, 7)));

        assertThat(comparison.found()).containsExactly(new Found(Kind.SLIPPED_IN, ONE, null));
        assertThat(comparison.entries()).isEqualTo(3);
        assertThat(comparison.sealed()).isEqualTo(1);
        assertThat(comparison.unsealed()).isEqualTo(1);
    }

    @Test
    void findsARowWithTheFirstOfAllIdsToo() {
        var comparison = compare(List.of(new Row(new UUID(0, 0), OTHER, false)), List.of());

        assertThat(comparison.found()).containsExactly(new Found(Kind.SLIPPED_IN, new UUID(0, 0), null));
    }

    @Test
    void tellsAHundredFindingsAndThatThereAreMore() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < Comparison.MOST_FINDINGS; i++) {
            rows.add(new Row(new UUID(0, i), OTHER, false));
        }
        assertThat(compare(rows, List.of()).hasMore()).isFalse();

        rows.add(new Row(new UUID(0, rows.size()), OTHER, false));

        assertThat(compare(rows, List.of()).hasMore()).isTrue();
        assertThat(compare(rows, List.of()).found()).hasSize(Comparison.MOST_FINDINGS);
    }

    /** One event in the journal, among the sealed, or both: {@code seal} 0 is unsealed, {@code row} null is not there. */
    record Event(UUID id, Row row, long seal) {

        Kind expected() {
            if (row == null) {
                return seal > 0 && seal <= LAST_SEAL ? Kind.REMOVED : null;
            }
            if (seal == 0) {
                return row.verifies() ? null : Kind.SLIPPED_IN;
            }
            return row.verifies() && row.digest().equals(DIGEST) ? null : Kind.CHANGED;
        }
    }

    @Property(tries = 500)
    void judgesEachEventByItselfWhateverItsNeighboursAre(@ForAll("events") List<Event> events) {
        List<Event> sorted = events.stream()
                .sorted((a, b) -> Comparison.ORDER.compare(a.id(), b.id()))
                .toList();

        var comparison = compare(
                sorted.stream().map(Event::row).filter(row -> row != null).toList(),
                sorted.stream()
                        .filter(event -> event.seal() > 0)
                        .map(event -> sealed(event.id(), event.seal()))
                        .toList());

        assertThat(comparison.found())
                .containsExactlyElementsOf(sorted.stream()
                        .filter(event -> event.expected() != null)
                        .map(event -> new Found(event.expected(), event.id(), event.seal() == 0 ? null : event.seal()))
                        .toList());
        assertThat(comparison.entries())
                .isEqualTo(sorted.stream().filter(event -> event.row() != null).count());
        long slippedIn = sorted.stream()
                .filter(event -> event.expected() == Kind.SLIPPED_IN)
                .count();
        assertThat(comparison.entries()).isEqualTo(comparison.sealed() + comparison.unsealed() + slippedIn);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<UUID> ids =
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
        Arbitrary<Boolean> is = Arbitraries.of(true, false);
        return Combinators.combine(ids, Arbitraries.longs().between(0, 9), is, Arbitraries.of(DIGEST, OTHER), is)
                .as((id, seal, isThere, digest, verifies) ->
                        new Event(id, isThere ? new Row(id, digest, verifies) : null, seal))
                .list()
                .ofMaxSize(60)
                .uniqueElements(Event::id);
    }

    private static Comparison compare(List<Row> journal, List<SealedEvent> sealed) {
        var comparison = new Comparison(journal.iterator(), LAST_SEAL);
        sealed.forEach(comparison::add);
        comparison.end();
        return comparison;
    }

    private static Row intact(UUID id) {
        return new Row(id, DIGEST, true);
    }

    private static SealedEvent sealed(UUID id, long seal) {
        return new SealedEvent(id, DIGEST, seal);
    }
}
