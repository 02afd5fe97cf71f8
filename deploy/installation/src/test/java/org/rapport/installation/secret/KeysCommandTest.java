package org.rapport.installation.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.installation.Component;
import org.rapport.installation.page.Kind;
import org.rapport.installation.page.OperatorPages;

class KeysCommandTest {

    @TempDir
    Path folder;

    @Test
    void givesEachPartItsOwnSecretsAndNoOther() throws IOException {
        run("make");

        assertThat(names("keys/gateway"))
                .containsExactly("capability-keys.jwks", "internal-signing.jwk", "session-keys.jwks");
        assertThat(names("keys/marketing"))
                .containsExactly("capability-keys.jwks", "internal-keys.jwks", "journal-marketing.key");
        assertThat(names("keys/sales")).containsExactly("internal-keys.jwks", "journal-sales.key");
        assertThat(variables("sales")).containsOnlyKeys("QUARKUS_DATASOURCE_PASSWORD", "CRM_RELAY_PASSWORD");
        assertThat(variables("sales-migration")).containsOnlyKeys("CRM_DB_OWNER_PASSWORD");
        assertThat(variables("gateway")).containsOnlyKeys("CRM_GATEWAY_CLIENT_SECRET");
        assertThat(variables("postgres")).hasSize(13);
    }

    @Test
    void givesTheSameSecretToAllWhoShareIt() throws IOException {
        run("make");

        assertThat(variables("postgres"))
                .containsEntry("CRM_SALES_PASSWORD", variables("sales").get("QUARKUS_DATASOURCE_PASSWORD"))
                .containsEntry(
                        "CRM_SALES_OWNER_PASSWORD", variables("sales-migration").get("CRM_DB_OWNER_PASSWORD"));
        assertThat(variables("keycloak")).containsAllEntriesOf(variables("gateway"));
        assertThat(variables("postgres").values()).doesNotHaveDuplicates();
    }

    @Test
    void makesNothingTwice() throws IOException {
        run("make");
        Map<Path, String> before = contents();

        assertThat(run("make")).hasSize(1);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void tellsWhatItMadeAnew() throws IOException {
        run("make");
        Files.delete(folder.resolve("keys/sales/journal-sales.key"));

        assertThat(run("make")).contains("made keys/sales/journal-sales.key");
        Files.delete(folder.resolve("keys/sales/internal-keys.jwks"));
        assertThatThrownBy(() -> run("next", "nothing")).hasMessageContaining("[session, capability, signing]");
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        run("make");

        for (Path file : contents().keySet()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void refusesSecretsThatShouldBeOneAndAreTwo() throws IOException {
        run("make");
        Files.writeString(folder.resolve("variables/gateway.env"), "CRM_GATEWAY_CLIENT_SECRET=another\n");

        assertThatThrownBy(() -> run("make"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "CRM_GATEWAY_CLIENT_SECRET in keycloak.env, CRM_GATEWAY_CLIENT_SECRET in gateway.env");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> KeysCommand.run(List.of(), _ -> {})).hasMessageContaining("./crm keys FOLDER");
        assertThatThrownBy(() -> run("forget")).hasMessageContaining("./crm keys FOLDER");
        assertThatThrownBy(() -> run("make", "--leaked")).hasMessageContaining("./crm keys FOLDER");
        assertThatThrownBy(() -> run("next")).hasMessageContaining("there are no keys in " + folder);
    }

    @Test
    void marksWhatIsMadeForOneMachine() {
        Keys local = Keys.in(folder, Origin.LOCAL);

        assertThat(local.signing().id()).startsWith("local-");
        assertThat(local.set(KeyKind.SESSION).current().id())
                .startsWith("local-")
                .hasSizeLessThanOrEqualTo(16);
        assertThat(SecretFiles.read(local.service("sales").resolve("journal-sales.key")))
                .startsWith("local-")
                .hasSize(Origin.INSTALLATION.secret().length());
        assertThat(Component.services()).hasSize(4);
    }

    /** In its order; the last is refused, as it says. */
    @Test
    void doesWhatThePageOfSecretsTells() {
        List<List<String>> told = OperatorPages.commands(Kind.CRM).stream()
                .filter(command -> command.page().equals("secrets.md"))
                .map(command -> List.of(command.words()))
                .filter(words -> words.size() > 2 && words.get(1).equals("keys"))
                .map(words -> words.subList(3, words.size()))
                .toList();

        assertThat(told).hasSize(5);
        assertThat(told.subList(0, 4)).allSatisfy(words -> assertThat(run(words.toArray(String[]::new)))
                .isNotEmpty());
        assertThatThrownBy(() -> run(told.getLast().toArray(String[]::new))).hasMessageContaining("is good until");
    }

    private List<String> run(String... words) {
        List<String> lines = new ArrayList<>();
        KeysCommand.run(
                Stream.concat(Stream.of(folder.toString()), Stream.of(words)).toList(), lines::add);
        return lines;
    }

    private List<String> names(String inner) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(inner))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Map<String, String> variables(String holder) throws IOException {
        Map<String, String> variables = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("variables/" + holder + ".env"))) {
            variables.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        return variables;
    }

    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, Files.readString(file));
            }
        }
        return contents;
    }
}
