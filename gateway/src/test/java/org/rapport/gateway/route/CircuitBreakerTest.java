package org.rapport.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private final AtomicLong now = new AtomicLong();
    private final CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofSeconds(2), now::get);

    @Test
    void opensAfterFailuresInARow() {
        failTimes(2);
        assertThat(breaker.allows(true)).isTrue();

        failTimes(1);

        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.allows(true)).isFalse();
    }

    @Test
    void anAnswerBetweenFailuresKeepsItClosed() {
        failTimes(2);
        breaker.answered();
        failTimes(2);

        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void opensWhenHalfOfTheLastRequestsFailed() {
        for (var pair = 0; pair < 16; pair++) {
            breaker.answered();
            breaker.failed();
        }

        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void letsOneThroughAfterThePauseAndClosesOnItsAnswer() {
        failTimes(3);
        now.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(breaker.allows(true)).isTrue();
        assertThat(breaker.allows(true)).as("a second one").isFalse();
        breaker.answered();

        assertThat(breaker.allows(true)).isTrue();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void waitsAgainWhenTheOneFails() {
        failTimes(3);
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        breaker.allows(true);
        breaker.failed();

        assertThat(breaker.allows(true)).isFalse();
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(breaker.allows(true)).isTrue();
    }

    @Test
    void anAbandonedTryMakesRoomForAnother() {
        failTimes(3);
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        breaker.allows(true);
        breaker.abandoned();

        assertThat(breaker.allows(true)).isTrue();
    }

    @Test
    void doesNotTryByARequestThatMayTakeLong() {
        failTimes(3);
        now.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(breaker.allows(false)).isFalse();
        assertThat(breaker.refuses()).as("another may").isFalse();
        assertThat(breaker.allows(true)).isTrue();
        assertThat(breaker.refuses()).isTrue();
    }

    private void failTimes(int times) {
        for (var time = 0; time < times; time++) {
            breaker.failed();
        }
    }
}
