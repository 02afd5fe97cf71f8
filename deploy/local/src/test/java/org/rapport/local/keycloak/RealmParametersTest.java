package org.rapport.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealmParametersTest {

    @Test
    void redirectsToLoopbackHoldForAnyPort() {
        Map<String, String> environment = new RealmParameters(URI.create("http://127.0.0.1:8080"), 1025).environment();

        assertThat(environment)
                .containsEntry("CRM_PUBLIC_URL", "http://127.0.0.1:8080")
                .containsEntry("CRM_REDIRECT_BASE", "http://127.0.0.1")
                .containsEntry("CRM_SMTP_PORT", "1025");
    }
}
