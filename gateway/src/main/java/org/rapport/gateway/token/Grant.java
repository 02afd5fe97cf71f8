package org.rapport.gateway.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A credential that was checked, with the internal token made for it last. Kept in a cache, shared by requests. */
public final class Grant {

    private static final int FIXED_WEIGHT = 1_500;

    /** Each stands here once, and in the internal token as 4/3 of a character. */
    private static final int WEIGHT_PER_CHARACTER = 3;

    private final Principal principal;
    private volatile @Nullable InternalToken token;

    public Grant(Principal principal) {
        this.principal = principal;
    }

    public Principal principal() {
        return principal;
    }

    /** Roughly how many bytes of memory this takes, with the internal token that it will have. */
    public int weight() {
        return FIXED_WEIGHT + WEIGHT_PER_CHARACTER * principal.length();
    }

    @Nullable
    InternalToken tokenUsableAt(Instant now) {
        var current = token;
        return current != null && now.isBefore(current.renewAt()) ? current : null;
    }

    InternalToken keep(InternalToken fresh) {
        token = fresh;
        return fresh;
    }

    /**
     * @param authorization the whole header value
     * @param renewAt from when on another one is made
     */
    record InternalToken(String authorization, Instant renewAt) {}
}
