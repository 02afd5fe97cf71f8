package org.rapport.admin.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rapport.kit.startup.Installation;

class KeycloakRuleTest {

    @Test
    void productionHasASecretOfItsOwn() {
        assertThat(findings("https://crm.example.com", null))
                .containsExactly("CRM_KEYCLOAK_ADMIN_CLIENT_SECRET is not set: set the secret that Keycloak has for the"
                        + " client crm-admin");
        assertThat(findings("https://crm.example.com", "local-0123456789abcdef0123456789abcdef"))
                .hasSize(1);
        assertThat(findings("https://crm.example.com", "0123456789abcdef0123456789abcdef"))
                .isEmpty();
    }

    @Test
    void onOnesOwnMachineNothingHasToBeProvisioned() {
        assertThat(findings("http://127.0.0.1:8080", null)).isEmpty();
    }

    private static List<String> findings(String publicUrl, String secret) {
        return new KeycloakRule(Optional.ofNullable(secret), "crm-admin", new Installation(publicUrl)).findings();
    }
}
