package org.rapport.gateway.session;

import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.rapport.gateway.exchange.Exchange;

/**
 * Encrypted cookies. Their names begin with {@code __Host-}, so that no other host can set them; only over plain http on
 * the loopback address, where browsers refuse that, they go without.
 */
@Singleton
final class Cookies {

    /** Browsers keep 4096 bytes per cookie, name and attributes included. */
    private static final int LONGEST_VALUE = 3_900;

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final CookieCipher cipher;
    private final String prefix;
    private final String attributes;

    @Inject
    Cookies(CookieCipher cipher, SessionConfig config) {
        this(cipher, config.publicUrl());
    }

    Cookies(CookieCipher cipher, URI publicUrl) {
        var plain = "http".equals(publicUrl.getScheme()) && LOOPBACK.contains(publicUrl.getHost());
        this.cipher = cipher;
        this.prefix = plain ? "" : "__Host-";
        this.attributes = "; Path=/; HttpOnly; SameSite=Lax" + (plain ? "" : "; Secure");
    }

    /** The value as the browser sent it. */
    Optional<String> find(Exchange exchange, String name) {
        var cookie = exchange.request().getCookie(prefix + name);
        return cookie == null ? Optional.empty() : Optional.of(cookie.getValue());
    }

    Optional<String> open(String name, String value) {
        return cipher.open(name, value);
    }

    /** Whether a browser would keep a cookie with so much in it. */
    boolean fits(String text) {
        return cipher.sealedLength(text) <= LONGEST_VALUE;
    }

    /** Sets it and returns the value. */
    String set(Exchange exchange, String name, String text, Optional<Duration> life) {
        var value = cipher.seal(name, text);
        if (value.length() > LONGEST_VALUE) {
            throw new IllegalStateException("The cookie " + name + " would be longer than browsers keep");
        }
        var age = life.map(duration -> "; Max-Age=" + duration.toSeconds()).orElse("");
        add(exchange, prefix + name + "=" + value + attributes + age);
        return value;
    }

    void clear(Exchange exchange, String name) {
        add(exchange, prefix + name + "=" + attributes + "; Max-Age=0");
    }

    private static void add(Exchange exchange, String cookie) {
        exchange.response().headers().add(HttpHeaders.SET_COOKIE, cookie);
    }
}
