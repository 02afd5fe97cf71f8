package org.rapport.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.rapport.gateway.limit.LimitConfig.Quota;

class BucketsTest {

    private final AtomicLong now = new AtomicLong();
    private final Buckets<String> buckets = new Buckets<>("caller", quota(10, Duration.ofSeconds(5)), 100, clock());

    @Test
    void saysWhatItGivesAndWhatIsLeft() {
        assertThat(buckets.policy()).isEqualTo("\"caller\";q=10;w=5");
        assertThat(buckets.take("ada").state()).isEqualTo("\"caller\";r=9;t=1");
    }

    @Test
    void refusesWhenItIsUsedUpAndSaysHowLongToWait() {
        for (var time = 0; time < 10; time++) {
            assertThat(buckets.take("ada").isTaken()).isTrue();
        }

        var refused = buckets.take("ada");

        assertThat(refused.isTaken()).isFalse();
        assertThat(refused.state()).isEqualTo("\"caller\";r=0;t=5");
        assertThat(refused.secondsToWait()).isEqualTo(1);
        assertThat(buckets.take("bob").isTaken()).as("someone else").isTrue();
    }

    @Test
    void whoWaitsAsToldIsServed() {
        for (var time = 0; time < 10; time++) {
            buckets.take("ada");
        }
        now.addAndGet(Duration.ofSeconds(buckets.take("ada").secondsToWait()).toNanos());

        assertThat(buckets.take("ada").isTaken()).isTrue();
    }

    /** However requests are spread: never more than the capacity plus what was refilled. */
    @Test
    void neverGivesMoreThanTheQuota() {
        var random = new Random(20_260_101);
        var given = 0;
        for (var time = 0; time < 20_000; time++) {
            now.addAndGet(random.nextInt(200_000_000));
            given += buckets.take("ada").isTaken() ? 1 : 0;
            assertThat(given).isLessThanOrEqualTo(10 + (int) (now.get() / 500_000_000L));
        }
        assertThat(given).isGreaterThan(1_000);
    }

    private TimeMeter clock() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return now.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    private static Quota quota(long requests, Duration period) {
        return new Quota() {
            @Override
            public long requests() {
                return requests;
            }

            @Override
            public Duration period() {
                return period;
            }
        };
    }
}
