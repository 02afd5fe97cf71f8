package org.rapport.local.postgres;

import java.util.List;

/** What a commit survives. */
public enum Durability {
    /** A confirmed commit survives {@code kill -9} and a power cut. */
    DURABLE(List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on")),
    /** Faster, for tests whose data nobody misses; a commit still survives the end of the server process. */
    FORGETFUL(List.of("fsync=off", "synchronous_commit=on", "full_page_writes=off"));

    private final List<String> settings;

    Durability(List<String> settings) {
        this.settings = settings;
    }

    List<String> settings() {
        return settings;
    }
}
