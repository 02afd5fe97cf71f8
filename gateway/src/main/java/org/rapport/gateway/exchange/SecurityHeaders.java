package org.rapport.gateway.exchange;

import io.vertx.core.MultiMap;

/** What every answer carries to make a browser careful with it. */
public final class SecurityHeaders {

    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    /** Sets them where the answer has none of its own. */
    static void addTo(MultiMap headers, boolean overTls) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Cross-Origin-Resource-Policy", "same-site");
        if (!headers.contains("Content-Security-Policy")) {
            headers.set("Content-Security-Policy", POLICY);
        }
        if (overTls) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
