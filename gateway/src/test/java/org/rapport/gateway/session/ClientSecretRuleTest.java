package org.rapport.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rapport.kit.startup.Installation;

class ClientSecretRuleTest {

    @Test
    void productionHasASecretOfItsOwn() {
        var production = new Installation("https://crm.example.com");

        assertThat(new ClientSecretRule(Optional.empty(), "crm-gateway", production).findings())
                .containsExactly("CRM_GATEWAY_CLIENT_SECRET is not set: set the secret that Keycloak has for the client"
                        + " crm-gateway");
        assertThat(new ClientSecretRule(Optional.of("0123456789abcdef0123456789abcdef"), "crm-gateway", production)
                        .findings())
                .isEmpty();
    }

    @Test
    void onOnesOwnMachineNobodyHasToSignIn() {
        var local = new Installation("http://127.0.0.1:8080");

        assertThat(new ClientSecretRule(Optional.empty(), "crm-gateway", local).findings())
                .isEmpty();
    }
}
