package org.rapport.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import org.rapport.gateway.limit.LimitConfig.Quota;

/** One kind of quota, with a bucket for each key that asked lately. */
final class Buckets<K> {

    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final Quota quota;
    private final TimeMeter clock;
    private final Cache<K, Bucket> buckets;

    Buckets(String name, Quota quota, int remembered, TimeMeter clock) {
        this.name = name;
        this.quota = quota;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(quota.period().multipliedBy(2))
                .build();
    }

    String name() {
        return name;
    }

    /** The member of the header field {@code RateLimit-Policy}. */
    String policy() {
        return '"' + name + "\";q=" + quota.requests() + ";w=" + quota.period().toSeconds();
    }

    Take take(K key) {
        var probe = buckets.get(key, _ -> bucket()).tryConsumeAndReturnRemaining(1);
        var state = '"' + name + "\";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset());
        return new Take(name, probe.isConsumed(), state, Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(quota.requests()).refillGreedy(quota.requests(), quota.period()))
                .withCustomTimePrecision(clock)
                .build();
    }

    private static long seconds(long nanos) {
        return (nanos + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND;
    }
}
