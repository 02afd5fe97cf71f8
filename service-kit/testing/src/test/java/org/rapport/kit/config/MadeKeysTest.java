package org.rapport.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.rapport.installation.Component;
import org.rapport.installation.secret.Keys;
import org.rapport.installation.secret.Origin;
import org.rapport.kit.startup.Installation;
import org.rapport.kit.startup.Secrets;

/** What makes secrets and what judges them at a start know nothing of each other, and have to agree. */
class MadeKeysTest {

    private static final Installation PRODUCTION = new Installation("https://crm.example.com");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            names = {"GATEWAY", "KEYCLOAK"},
            mode = Mode.EXCLUDE)
    void thoseOfAnInstallationAreTaken(Component service) {
        assertThat(findings(service, Origin.INSTALLATION)).isEmpty();
        assertThat(Secrets.password("PASSWORD", Optional.of(Origin.INSTALLATION.secret()), PRODUCTION))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"GATEWAY", "KEYCLOAK"},
            mode = Mode.EXCLUDE)
    void thoseOfOneMachineAreRefusedElsewhere(Component service) {
        int files = service == Component.MARKETING ? 3 : 2;

        assertThat(findings(service, Origin.LOCAL))
                .hasSize(files)
                .allMatch(finding -> finding.contains("was made by ./crm up for one machine"));
        assertThat(Secrets.password("PASSWORD", Optional.of(Origin.LOCAL.secret()), PRODUCTION))
                .hasSize(1);
    }

    private List<String> findings(Component service, Origin origin) {
        String name = service.toString();
        Path keys = Keys.in(folder, origin).service(name);
        return new ServiceKeysRule(keys, name, service == Component.MARKETING, PRODUCTION).findings();
    }
}
