package org.rapport.kit.startup;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Reads addresses that may be none. */
public final class Addresses {

    private Addresses() {}

    /** @return nothing where the text is no http or https address with a host */
    public static Optional<URI> parse(String text) {
        try {
            var address = new URI(text);
            return address.getHost() != null && (isHttps(address) || "http".equals(scheme(address)))
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    public static boolean isHttps(URI address) {
        return "https".equals(scheme(address));
    }

    /** Whether its host is the machine itself. Never asks a name server: a name is what it says. */
    public static boolean isLoopback(URI address) {
        var host = address.getHost().toLowerCase(Locale.ROOT);
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String scheme(URI address) {
        return address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    }
}
