package org.rapport.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rapport.gateway.exchange.ClientAddresses;
import org.rapport.kit.startup.Installation;
import org.rapport.kit.startup.StartRule;

/** Where the gateway says it is, and whom it believes where others are. */
@Singleton
final class ServerRule implements StartRule {

    private static final String REMEDY =
            ": list the addresses or networks of the proxies in front of the gateway, as 10.0.0.0/8";

    private final String publicUrl;
    private final List<String> trustedProxies;
    private final Installation installation;

    @Inject
    ServerRule(ServerConfig config, Installation installation) {
        this(config.publicUrl().toString(), config.trustedProxies().orElse(List.of()), installation);
    }

    ServerRule(String publicUrl, List<String> trustedProxies, Installation installation) {
        this.publicUrl = publicUrl;
        this.trustedProxies = trustedProxies;
        this.installation = installation;
    }

    @Override
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        // What is missing is told by the rule of CRM_PUBLIC_URL itself.
        if (installation.publicUrl().filter(url -> !url.equals(publicUrl)).isPresent()) {
            findings.add("CRM_SERVER_PUBLIC_URL is not what CRM_PUBLIC_URL says: set CRM_PUBLIC_URL alone");
        }
        trustedProxies.forEach(proxy -> finding(proxy).ifPresent(findings::add));
        return findings;
    }

    private Optional<String> finding(String proxy) {
        try {
            return ClientAddresses.isEverybody(proxy) && !installation.isLocal()
                    ? Optional.of("CRM_SERVER_TRUSTED_PROXIES has " + proxy
                            + ", so everybody says for himself where he is" + REMEDY)
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.of("CRM_SERVER_TRUSTED_PROXIES has " + proxy + ", which is no address or network" + REMEDY);
        }
    }
}
