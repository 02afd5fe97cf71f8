package org.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final UUID TENANT = new UUID(0, 1);
    private static final Instant TIME = Instant.parse("2026-11-21T08:00:00.123456789Z");
    private static final Seal.Row FIRST = new Seal.Row(TENANT, new UUID(1, 1), "ab".repeat(32));
    private static final Seal.Row SECOND = new Seal.Row(TENANT, new UUID(-1, 1), "cd".repeat(32));

    @Test
    void isTheSameInWhateverOrderTheRowsCome() {
        assertThat(Seal.of("sales", 1, Seal.NONE, TIME, List.of(FIRST, SECOND)))
                .isEqualTo(Seal.of("sales", 1, Seal.NONE, TIME, List.of(SECOND, FIRST)));
    }

    /** Made with sha256sum, so that a subscriber in another language knows what to compute. */
    @Test
    void isWhatItsDescriptionSays() {
        Seal seal = Seal.of("sales", 1, Seal.NONE, TIME, List.of(SECOND, FIRST));

        assertThat(seal.rows()).containsExactly(FIRST, SECOND);
        assertThat(seal.root()).isEqualTo("105ece516523be0186c04db3ca02f151a6462bcb17b32b26087defca2bb19ac6");
        assertThat(seal.hash()).isEqualTo("4308a33ad43ca2b4c28aef030bf3e8fec493ba91f47366e254c6c22a23501008");
    }

    @Test
    void betraysEveryChange() {
        Seal seal = Seal.of("sales", 2, "ef".repeat(32), TIME, List.of(FIRST, SECOND));

        assertThat(seal.isConsistent()).isTrue();
        assertThat(changed(seal, 3, seal.previous(), seal.time(), seal.rows()).isConsistent())
                .isFalse();
        assertThat(changed(seal, 2, Seal.NONE, seal.time(), seal.rows()).isConsistent())
                .isFalse();
        assertThat(changed(seal, 2, seal.previous(), TIME.plusSeconds(1), seal.rows())
                        .isConsistent())
                .isFalse();
        assertThat(changed(seal, 2, seal.previous(), seal.time(), List.of(FIRST))
                        .isConsistent())
                .isFalse();
        var other = new Seal.Row(TENANT, SECOND.eventId(), "00".repeat(32));
        assertThat(changed(seal, 2, seal.previous(), seal.time(), List.of(FIRST, other))
                        .isConsistent())
                .isFalse();
    }

    @Test
    void followsOnlyTheSealBeforeIt() {
        Seal first = Seal.of("sales", 1, Seal.NONE, TIME, List.of(FIRST));

        assertThat(Seal.of("sales", 2, first.hash(), TIME, List.of(SECOND)).follows(first))
                .isTrue();
        assertThat(Seal.of("sales", 3, first.hash(), TIME, List.of(SECOND)).follows(first))
                .isFalse();
        assertThat(Seal.of("sales", 2, Seal.NONE, TIME, List.of(SECOND)).follows(first))
                .isFalse();
        assertThat(Seal.of("support", 2, first.hash(), TIME, List.of(SECOND)).follows(first))
                .isFalse();
    }

    @Test
    void survivesTheJourneyThroughJson() throws Exception {
        ObjectMapper json = CrmEvents.mapper();
        Seal seal = Seal.of("sales", 1, Seal.NONE, TIME, List.of(FIRST, SECOND));

        assertThat(json.readValue(json.writeValueAsBytes(seal), Seal.class)).isEqualTo(seal);
    }

    private static Seal changed(Seal seal, long number, String previous, Instant time, List<Seal.Row> rows) {
        return new Seal(seal.service(), number, previous, seal.count(), seal.root(), time, seal.hash(), rows);
    }
}
