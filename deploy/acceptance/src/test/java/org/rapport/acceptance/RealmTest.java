package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rapport.identity.RealmHardening;
import org.rapport.local.keycloak.KeycloakServer;

@ExtendWith(SuiteExtension.class)
class RealmTest {

    @Test
    void whatShouldBeOffIsOffInTheRealmThatRuns(Suite suite) {
        assertThat(RealmHardening.violations(
                        suite.stack().keycloak().url(), KeycloakServer.REALM, suite.keycloak()::token))
                .isEmpty();
    }
}
