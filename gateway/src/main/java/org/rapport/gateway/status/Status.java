package org.rapport.gateway.status;

import java.util.Locale;

/** How a part is, or all of them are. */
enum Status {

    /** All its checks are up. */
    UP,

    /** It answers, but something waits, has stopped or is not ready. */
    DEGRADED,

    /** It serves nobody. */
    DOWN;

    private final String word = name().toLowerCase(Locale.ROOT);

    String word() {
        return word;
    }
}
