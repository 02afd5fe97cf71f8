package org.rapport.gateway.health;

import jakarta.inject.Singleton;
import java.util.List;

/**
 * Whether requests are welcome: from when the server listens and knows which sessions have ended until a stop begins, and
 * only while nothing is known that has to be set right first.
 */
@Singleton
public final class Lifecycle {

    private volatile boolean ready;
    private volatile List<String> reasons = List.of();

    public void begin() {
        ready = true;
    }

    public void end() {
        ready = false;
    }

    /** For those reasons requests are not welcome; for none they are. */
    public void refuse(List<String> because) {
        reasons = List.copyOf(because);
    }

    public boolean isReady() {
        return ready && reasons.isEmpty();
    }

    /** What has to be set right. */
    public List<String> reasons() {
        return reasons;
    }
}
