package org.rapport.gateway.cors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.rapport.kit.startup.Addresses;
import org.rapport.kit.startup.Installation;
import org.rapport.kit.startup.StartRule;

/** Which pages may be trusted: each is named exactly as its browser says it, and none is a developer's. */
@Singleton
final class OriginsRule implements StartRule {

    private final Set<String> origins;
    private final Installation installation;

    @Inject
    OriginsRule(CorsConfig config, Installation installation) {
        this(config.origins().orElse(Set.of()), installation);
    }

    OriginsRule(Set<String> origins, Installation installation) {
        this.origins = origins;
        this.installation = installation;
    }

    @Override
    public List<String> findings() {
        return origins.stream().sorted().flatMap(this::findings).toList();
    }

    private Stream<String> findings(String origin) {
        var named = "CRM_CORS_ORIGINS has " + origin + ", which ";
        if (origin.equals("*") || origin.equals("null")) {
            return Stream.of(
                    named + "lets pages of anybody use sessions: list exact origins, as https://app.example.com");
        }
        var address = Addresses.parse(origin);
        if (address.isEmpty() || !isExact(origin, address.get())) {
            return Stream.of(named + "no browser says: write scheme, host in lower case and a port that is not the"
                    + " usual one, without a path, as https://app.example.com");
        }
        if (installation.isLocal()) {
            return Stream.of();
        }
        if (!Addresses.isHttps(address.get())) {
            return Stream.of(named + "is plain http: list the page's https origin, or take it out");
        }
        return Addresses.isLoopback(address.get())
                ? Stream.of(named + "is a page on somebody's own machine: take it out")
                : Stream.of();
    }

    private static boolean isExact(String origin, URI address) {
        var usual = Addresses.isHttps(address) ? 443 : 80;
        var port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getPort() != usual
                && origin.equals((address.getScheme() + "://" + address.getHost()).toLowerCase(Locale.ROOT) + port);
    }
}
