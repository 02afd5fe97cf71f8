package org.rapport.gateway.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A credential that was checked, with the internal token made for it last. Kept in a cache, shared by requests. */
public final class Grant {

    private final Principal principal;
    private volatile @Nullable InternalToken token;

    public Grant(Principal principal) {
        this.principal = principal;
    }

    public Principal principal() {
        return principal;
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
