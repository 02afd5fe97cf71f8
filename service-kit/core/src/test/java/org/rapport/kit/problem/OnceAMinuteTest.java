package org.rapport.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OnceAMinuteTest {

    @Test
    void isDueAtFirstAndAMinuteAfterItWas() {
        var nanos = new AtomicLong(Long.MAX_VALUE - 1);
        var minute = new OnceAMinute(nanos::get);

        assertThat(minute.isDue()).isTrue();
        assertThat(minute.isDue()).isFalse();

        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(minute.isDue()).isFalse();

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(minute.isDue()).isTrue();
        assertThat(minute.isDue()).isFalse();
    }
}
