package org.rapport.kit.sample;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A time in which so many decisions are taken, and no more: of each tenant some, and of each member. */
final class Window {

    /** How many are taken of all tenants, so that what is remembered of a window stays small. */
    private static final int MOST = 20_000;

    private final Instant end;
    private final SampleConfig config;
    private final Map<Key, SampledDecision> taken = new ConcurrentHashMap<>();
    private final Map<Object, AtomicInteger> counts = new ConcurrentHashMap<>();

    /** What there is one decision of: the last. */
    record Key(UUID tenant, String type, UUID record, String subject, String action) {

        static Key of(UUID tenant, SampledDecision decision) {
            return new Key(tenant, decision.resourceType(), decision.recordId(), decision.subject(), decision.action());
        }
    }

    private record Member(UUID tenant, String subject) {}

    Window(Instant end, SampleConfig config) {
        this.end = end;
        this.config = config;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(end);
    }

    /** Whether {@code decision} is to be written: it is new, or another than it was, and not too many were before it. */
    boolean takes(UUID tenant, SampledDecision decision) {
        var key = Key.of(tenant, decision);
        SampledDecision before = taken.get(key);
        if (decision.equals(before) || before == null && !hasRoom(tenant, decision.subject())) {
            return false;
        }
        taken.put(key, decision);
        return true;
    }

    private boolean hasRoom(UUID tenant, String subject) {
        return taken.size() < MOST
                && counted(new Member(tenant, subject), config.perMember())
                && counted(tenant, config.perTenant());
    }

    private boolean counted(Object of, int most) {
        AtomicInteger count = counts.computeIfAbsent(of, _ -> new AtomicInteger());
        return count.get() < most && count.incrementAndGet() <= most;
    }
}
