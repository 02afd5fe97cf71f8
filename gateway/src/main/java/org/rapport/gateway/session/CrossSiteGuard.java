package org.rapport.gateway.session;

import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.function.Predicate;
import org.rapport.gateway.cors.Cors;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;

/**
 * Keeps other sites from acting with a browser's cookie. What changes something needs the Origin of a trusted page and a
 * header that no form can send and no other page may send without a preflight.
 */
@Singleton
public final class CrossSiteGuard {

    public static final String HEADER = "X-CRM-Requested-With";

    private final String ownOrigin;
    private final Predicate<String> trusted;

    @Inject
    CrossSiteGuard(SessionConfig config, Cors cors) {
        this(config.publicUrl(), cors::isTrusted);
    }

    CrossSiteGuard(URI publicUrl, Predicate<String> trusted) {
        this.ownOrigin = publicUrl.getScheme() + "://" + publicUrl.getAuthority();
        this.trusted = trusted;
    }

    /** Refuses an unsafe request that a page of another site may have caused. */
    public void check(Exchange exchange) {
        if (exchange.isSafe()) {
            return;
        }
        var origin = exchange.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !isTrusted(origin) || exchange.request().getHeader(HEADER) == null) {
            throw new Refused(Problem.of(403, "cross-site-request", "The request may come from another site")
                    .detail("With the session's cookie, a change needs the Origin of a trusted page and the header "
                            + HEADER + "."));
        }
    }

    boolean isTrusted(String origin) {
        return origin.equals(ownOrigin) || trusted.test(origin);
    }

    /** A place to go to after the login: a path here, or a page of a trusted origin. */
    boolean isTrustedPage(String address) {
        if (address.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '\\')) {
            return false;
        }
        if (address.startsWith("/")) {
            return !address.startsWith("//");
        }
        try {
            var uri = URI.create(address);
            return uri.getScheme() != null
                    && uri.getRawUserInfo() == null
                    && isTrusted(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
