package org.rapport.installation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SecretsPageTest {

    private static final Path PAGE = Path.of("../../docs/operations/secrets.md");

    @Test
    void saysWhatIsMade() throws IOException {
        if ("write".equals(System.getProperty("settings"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, SecretsPage.text());
        }

        assertThat(PAGE)
                .as("written by ./mvnw -pl deploy/installation test -Dsettings=write")
                .hasContent(SecretsPage.text());
    }
}
