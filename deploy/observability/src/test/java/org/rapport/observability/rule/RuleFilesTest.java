package org.rapport.observability.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is made from the code and from other files. {@code -Dsettings=write} brings it up to date. */
class RuleFilesTest {

    private static final String COMMAND = "./mvnw -pl deploy/observability -am test -Dsettings=write";
    private static final Path RULES = Path.of("rules");

    @Test
    void eachFileIsWhatItIsMadeOf() throws IOException {
        isMade(RULES.resolve("slo.yaml"), SloRules.text());
        isMade(Path.of("prometheus-rules.yaml"), PrometheusRule.text(RULES));
    }

    private static void isMade(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("settings"))) {
            Files.writeString(file, text);
        }

        assertThat(file)
                .as("not what it is made of; bring it up to date with%n  %s", COMMAND)
                .hasContent(text);
    }
}
