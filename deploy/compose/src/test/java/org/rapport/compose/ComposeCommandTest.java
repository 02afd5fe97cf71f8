package org.rapport.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docker compose} makes of the files, which it reads strictly; no engine is asked. */
class ComposeCommandTest {

    private static final String[] WITH_TLS = {"compose", "-f", "compose.yaml", "-f", "compose.tls.yaml", "config"};

    @TempDir
    Path folder;

    private Docker docker;

    @BeforeEach
    void copy() throws IOException {
        docker = Docker.in(folder).unlessMissing("compose", "version");
        for (String file : new String[] {"compose.yaml", "compose.tls.yaml"}) {
            Files.copy(ComposeFile.FOLDER.resolve(file), folder.resolve(file));
        }
    }

    @Test
    void itTakesBothFilesWithoutAWord() {
        ComposeSecrets.in(folder.resolve("secrets"), _ -> {});

        assertThat(docker.says("compose", "config", "--quiet")).isEmpty();
        assertThat(addressed().says(WITH_TLS))
                .contains("CRM_ISSUER: https://login.example.com/realms/crm")
                .contains("CRM_PUBLIC_URL: https://crm.example.com")
                .contains("CRM_SERVER_TRUSTED_PROXIES: 172.31.250.0/28");
    }

    @Test
    void aPasswordComesThroughAsItIs() {
        ComposeSecrets.in(folder.resolve("secrets"), _ -> {});

        assertThat(docker.says("compose", "config"))
                .containsPattern(
                        "KAFKA_SASL_JAAS_CONFIG: org\\.apache\\.kafka\\.common\\.security\\.plain\\.PlainLoginModule required "
                                + "username=\"sales\" password=\"[A-Za-z0-9_-]{43}\";\n");
    }

    @Test
    void withoutSecretsItNamesWhatIsMissing() {
        assertThat(docker.run("compose", "config", "--quiet").text()).contains("secrets/variables", "not found");
    }

    @Test
    void withoutAnAddressTlsIsRefused() {
        ComposeSecrets.in(folder.resolve("secrets"), _ -> {});

        assertThat(docker.run(WITH_TLS).text()).contains("how browsers reach");
    }

    private Docker addressed() {
        return docker.with("CRM_PUBLIC_URL", "https://crm.example.com")
                .with("CRM_LOGIN_URL", "https://login.example.com");
    }
}
