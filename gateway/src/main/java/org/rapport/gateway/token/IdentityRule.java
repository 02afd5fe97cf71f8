package org.rapport.gateway.token;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.rapport.kit.startup.Addresses;
import org.rapport.kit.startup.Installation;
import org.rapport.kit.startup.StartRule;

/** Whose word the gateway takes for who somebody is: browsers reach it by https; it may be plain within a cluster. */
@Singleton
final class IdentityRule implements StartRule {

    private static final List<String> ISSUERS = List.of("crm.token.issuer", "crm.session.issuer", "crm.openapi.issuer");

    private final Config config;
    private final Installation installation;

    IdentityRule(Config config, Installation installation) {
        this.config = config;
        this.installation = installation;
    }

    @Override
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        if (Addresses.parse(value("crm.token.realm-url")).isEmpty()) {
            findings.add("CRM_KEYCLOAK_URL is no http or https address with a host: set the one by which the gateway"
                    + " reaches Keycloak");
        }
        ISSUERS.stream().flatMap(this::issuer).distinct().forEach(findings::add);
        if (!installation.isLocal() && value("crm.token.operator-acr").isBlank()) {
            findings.add("CRM_TOKEN_OPERATOR_ACR is blank, so operators would need no second factor: set what Keycloak"
                    + " calls one in acr, or nothing for 2");
        }
        return findings;
    }

    private Stream<String> issuer(String property) {
        var issuer = value(property);
        var variable = issuer.equals(value("crm.token.issuer"))
                ? "CRM_ISSUER"
                : property.toUpperCase(Locale.ROOT).replace('.', '_');
        var address = Addresses.parse(issuer);
        var remedy = ": set the realm's address as browsers reach it, as https://login.example.com/realms/crm";
        if (address.isEmpty()) {
            return Stream.of(variable + " is no http or https address with a host" + remedy);
        }
        return installation.isLocal() || Addresses.isHttps(address.get())
                ? Stream.of()
                : Stream.of(variable + " is plain http" + remedy);
    }

    private String value(String property) {
        return config.getOptionalValue(property, String.class).orElse("");
    }
}
