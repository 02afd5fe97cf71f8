package org.rapport.gateway.health;

import jakarta.inject.Singleton;

/** Whether requests are welcome: from when the server listens and knows which sessions have ended until a stop begins. */
@Singleton
public final class Lifecycle {

    private volatile boolean ready;

    public void begin() {
        ready = true;
    }

    public void end() {
        ready = false;
    }

    public boolean isReady() {
        return ready;
    }
}
