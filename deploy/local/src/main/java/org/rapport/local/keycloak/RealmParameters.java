package org.rapport.local.keycloak;

import java.net.URI;
import java.util.Map;
import org.rapport.local.process.Ports;

/**
 * What the realm must know of its surroundings.
 *
 * @param publicUrl where browsers reach the gateway, on the loopback interface
 * @param smtpPort where the realm's mails go, on the loopback interface
 */
public record RealmParameters(URI publicUrl, int smtpPort) {

    /** Redirect URIs of the loopback interface are registered without a port, and then hold for any (RFC 8252). */
    Map<String, String> environment() {
        return Map.of(
                "CRM_PUBLIC_URL",
                publicUrl.toString(),
                "CRM_REDIRECT_BASE",
                publicUrl.getScheme() + "://" + publicUrl.getHost(),
                "CRM_SMTP_HOST",
                Ports.HOST,
                "CRM_SMTP_PORT",
                Integer.toString(smtpPort));
    }
}
