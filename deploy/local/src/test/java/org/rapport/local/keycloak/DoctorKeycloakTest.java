package org.rapport.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.rapport.local.doctor.Finding;
import org.rapport.local.doctor.OperatorSignIn;
import org.rapport.local.doctor.Realms;

/** What {@code ./crm doctor} finds out from Keycloak. */
@ExtendWith(LocalKeycloak.Extension.class)
@ResourceLock(LocalKeycloak.NAME)
class DoctorKeycloakTest {

    private static final Person OPERATOR = new Person("ottilie@operations.example", "Ottilie", "Opus");
    private static final String PASSWORD = "a-password-of-her-own";

    private static LocalKeycloak local;

    @BeforeAll
    static void start(LocalKeycloak running) {
        local = running;
    }

    @Test
    void tellsWhatTheRealmHasOtherwiseThanItsFile() {
        var realms = new Realms(local.keycloak());
        assertThat(realms.obstacle()).isEmpty();
        assertThat(realms.findings()).isEmpty();

        local.admin().call("PUT", "", Map.of("accessTokenLifespan", 86_400));
        try {
            assertThat(realms.findings()).singleElement().satisfies(finding -> assertThat(finding.text())
                    .contains("accessTokenLifespan: 86400 → 600", "./crm realm --apply"));
        } finally {
            local.admin().call("PUT", "", Map.of("accessTokenLifespan", 600));
        }
    }

    @Test
    void tellsOfAnOperatorWhoCannotSignIn() {
        local.admin().operator(local.admin().person(OPERATOR, PASSWORD));

        assertThat(findings(PASSWORD)).isEmpty();
        assertThat(findings("another-password")).singleElement().satisfies(finding -> assertThat(finding.text())
                .startsWith("the operator cannot sign in (Keycloak refuses " + OPERATOR.email())
                .contains("give " + OPERATOR.email() + " the password"));
    }

    private static List<Finding> findings(String password) {
        return new OperatorSignIn(local.keycloak(), OPERATOR.email(), password).findings();
    }
}
