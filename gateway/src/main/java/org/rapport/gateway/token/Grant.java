package org.rapport.gateway.token;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A credential that was checked, with the internal tokens made for it last. Kept in a cache, shared by requests. */
public final class Grant {

    /** Most callers use two services, and have an internal token for each. */
    private static final int FIXED_WEIGHT = 2_200;

    /** Each stands here once, and in each internal token as 4/3 of a character. */
    private static final int WEIGHT_PER_CHARACTER = 4;

    private final Principal principal;
    private final Map<String, InternalToken> tokens = new ConcurrentHashMap<>(2);

    public Grant(Principal principal) {
        this.principal = principal;
    }

    public Principal principal() {
        return principal;
    }

    /** Roughly how many bytes of memory this takes, with the internal tokens that it will have. */
    public int weight() {
        return FIXED_WEIGHT + WEIGHT_PER_CHARACTER * principal.length();
    }

    @Nullable
    InternalToken tokenFor(String service, Instant now) {
        var current = tokens.get(service);
        return current != null && now.isBefore(current.renewAt()) ? current : null;
    }

    InternalToken keep(String service, InternalToken fresh) {
        tokens.put(service, fresh);
        return fresh;
    }

    /**
     * @param authorization the whole header value
     * @param renewAt from when on another one is made
     */
    record InternalToken(String authorization, Instant renewAt) {}
}
