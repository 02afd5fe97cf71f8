package org.rapport.kit.startup;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Everybody reaches the suite by https, at an origin. */
@Singleton
final class PublicUrlRule implements StartRule {

    private static final String REMEDY =
            ": set the address by which browsers reach the gateway, as https://crm.example.com";

    private final Installation installation;

    PublicUrlRule(Installation installation) {
        this.installation = installation;
    }

    @Override
    public List<String> findings() {
        if (installation.publicUrl().filter(text -> !text.isBlank()).isEmpty()) {
            return List.of("CRM_PUBLIC_URL is not set" + REMEDY);
        }
        return Addresses.parse(installation.publicUrl().get())
                .map(this::findings)
                .orElse(List.of("CRM_PUBLIC_URL is no http or https address with a host" + REMEDY));
    }

    private List<String> findings(URI address) {
        List<String> findings = new ArrayList<>();
        if (!installation.isLocal() && !Addresses.isHttps(address)) {
            findings.add("CRM_PUBLIC_URL is plain http, and not on loopback" + REMEDY);
        }
        if (address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null
                || !address.getRawPath().isEmpty()) {
            findings.add("CRM_PUBLIC_URL has more than scheme, host and port" + REMEDY);
        }
        return findings;
    }
}
