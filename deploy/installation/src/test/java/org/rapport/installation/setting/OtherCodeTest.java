package org.rapport.installation.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that has no mappings: the migration job's and the realms. */
class OtherCodeTest {

    @TempDir
    Path folder;

    @Test
    void theJobsVariablesStandInTheJavadocOfItsRecord() throws IOException {
        Path file = Files.writeString(folder.resolve("Told.java"), """
                /**
                 * What it is told.
                 *
                 * @param owner CRM_DB_OWNER, the role that owns {@code all}
                 * @param password CRM_DB_PASSWORD
                 * @param kafka KAFKA_SERVERS, where Kafka is
                 */
                record Told(String owner, String password, Map<String, Object> kafka) {}
                """);

        assertThat(MigrationCode.ofRecord(file).settings())
                .extracting(Setting::variable, Setting::description, Setting::preset, Setting::secret)
                .containsExactly(
                        tuple("CRM_DB_OWNER", "The role that owns `all`.", new Preset.Required(), false),
                        tuple("CRM_DB_PASSWORD", "", new Preset.Required(), true),
                        tuple("KAFKA_SERVERS", "Where Kafka is.", new Preset.Unset(), false));
    }

    @Test
    void aRealmHasPlacesAtAnyDepth() throws IOException {
        Files.writeString(folder.resolve("realm.json"), """
                {"name": "${role_admin}", "clients": [{"secret": "${CRM_SECRET}", "uris": ["${CRM_BASE,CRM_URL:http://here}/*"]}],
                 "smtp": {"port": "${CRM_PORT:25}", "user": "${CRM_USER:}"}, "url": "${CRM_URL:http://here}"}
                """);
        var code = RealmCode.ofFolder(folder);

        assertThat(code.unexplained()).containsExactly("CRM_BASE", "CRM_PORT", "CRM_SECRET", "CRM_URL", "CRM_USER");
        assertThat(code.unexplained())
                .extracting(variable -> code.said(variable).orElseThrow().preset())
                .isEqualTo(List.of(
                        new Preset.SameAs("CRM_URL"),
                        new Preset.Value("25"),
                        new Preset.Required(),
                        new Preset.Value("http://here"),
                        new Preset.Unset()));
        assertThat(code.faults()).isEmpty();
    }

    @Test
    void aPlaceHasOneDefault() throws IOException {
        Files.writeString(folder.resolve("realm.json"), "[\"${CRM_PORT:25}\", \"${CRM_PORT:26}\"]");

        assertThat(RealmCode.ofFolder(folder).faults()).containsExactly("CRM_PORT has two defaults");
    }
}
