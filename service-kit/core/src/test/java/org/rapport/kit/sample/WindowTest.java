package org.rapport.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many decisions are taken. */
class WindowTest {

    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID RECORD = UUID.randomUUID();
    private static final Instant END = Instant.parse("2026-05-01T00:10:00Z");

    private final Window window = new Window(END, new SampleConfig() {
        @Override
        public Duration every() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration window() {
            return Duration.ofMinutes(10);
        }

        @Override
        public int perMember() {
            return 3;
        }

        @Override
        public int perTenant() {
            return 5;
        }
    });

    private static SampledDecision decision(String subject, UUID record, long version, boolean allowed) {
        return new SampledDecision(subject, "lead", record, "read", version, allowed);
    }

    /** How many of ten decisions on different records are taken. */
    private long taken(UUID tenant, String subject) {
        return IntStream.range(0, 10)
                .filter(_ -> window.takes(tenant, decision(subject, UUID.randomUUID(), 1, true)))
                .count();
    }

    @Test
    void takesSomeOfEachMemberAndOfEachTenant() {
        assertThat(taken(TENANT, "ann")).isEqualTo(3);
        assertThat(taken(TENANT, "bob")).isEqualTo(2);
        assertThat(taken(TENANT, "cem")).isZero();
        assertThat(taken(UUID.randomUUID(), "ann")).isEqualTo(3);
    }

    @Test
    void takesWhatIsRepeatedOnceAndWhatIsOtherwiseAgain() {
        assertThat(window.takes(TENANT, decision("ann", RECORD, 1, true))).isTrue();
        assertThat(window.takes(TENANT, decision("ann", RECORD, 1, true))).isFalse();
        assertThat(taken(TENANT, "ann")).isEqualTo(2);

        assertThat(window.takes(TENANT, decision("ann", RECORD, 2, true))).isTrue();
        assertThat(window.takes(TENANT, decision("ann", RECORD, 2, false))).isTrue();
        assertThat(window.takes(TENANT, decision("ann", RECORD, 2, false))).isFalse();
    }

    @Test
    void takesNoMoreWhenManyAskAtOnce() throws InterruptedException {
        var taken = new AtomicInteger();
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                String subject = "member " + i;
                askers.execute(() -> taken.addAndGet((int) taken(TENANT, subject)));
            }
        }
        assertThat(taken).hasValue(5);
    }

    @Test
    void isOverAtItsEnd() {
        assertThat(window.isOver(END.minusNanos(1))).isFalse();
        assertThat(window.isOver(END)).isTrue();
    }
}
