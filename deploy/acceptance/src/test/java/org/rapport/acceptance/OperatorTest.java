package org.rapport.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.acceptance.Eventually.eventually;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.keycloak.KeycloakServer;
import org.rapport.local.keycloak.Person;
import org.rapport.local.keycloak.PkceLogin;
import org.rapport.local.keycloak.SecondFactor;

@ExtendWith(SuiteExtension.class)
class OperatorTest {

    private static final String PASSWORD = "correct-horse-battery";
    private static final String ORGANIZATIONS = "/api/superadmin/organizations";

    /** The password alone, which somebody may have found, lets nobody administer the installation. */
    @Test
    void anOperatorShowsASecondFactor(Suite suite, @TempDir Path folder) {
        var otto = new Person("otto-" + UUID.randomUUID() + "@platform.example", "Otto", "Operator");
        suite.keycloak().operator(suite.keycloak().person(otto, PASSWORD));
        PkceLogin login = PkceLogin.at(suite.stack().keycloak().url(), KeycloakServer.REALM)
                .organization("platform");

        String weak = login.login(otto.email(), PASSWORD).accessToken();
        String strong = login.factor(SecondFactor.in(folder.resolve("otto")))
                .login(otto.email(), PASSWORD)
                .accessToken();

        Answer refused = suite.visitor().bearer(weak).get(ORGANIZATIONS).expect(401);
        assertThat(refused.text("/type")).isEqualTo("urn:problem:second-factor-required");
        assertThat(refused.header("WWW-Authenticate")).contains("acr_values=\"2\"");
        suite.visitor().bearer(weak).get("/auth/me").expect(401);
        suite.visitor().bearer(strong).get(ORGANIZATIONS).expect(200);
    }

    /** Each part is heard by the gateway; what it says is not for an organisation's own people. */
    @Test
    void anOperatorSeesHowEachPartIsAndItsVersion(Suite suite) {
        Api customer = suite.organization("Umbrella").administrator();

        eventually(() -> assertThat(
                        suite.operator().get("/api/health").expect(200).body().path("parts"))
                .hasSize(5)
                .noneMatch(part -> part.path("status").asText().equals("down")));
        eventually(() -> {
            Answer version = suite.operator().get("/api/version").expect(200);
            assertThat(version.text("/version")).isNotEmpty();
            assertThat(version.body().path("parts"))
                    .extracting(part -> part.path("version").asText())
                    .hasSize(5)
                    .containsOnly(version.text("/version"));
        });
        assertThat(customer.get("/api/health").expect(403).text("/permission")).isEqualTo("platform-admin");
        assertThat(customer.get("/api/version").expect(200).body().fieldNames())
                .toIterable()
                .containsExactly("version");
    }
}
