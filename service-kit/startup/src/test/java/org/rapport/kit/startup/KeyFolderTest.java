package org.rapport.kit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {

    private static final Installation LOCAL = new Installation("http://127.0.0.1:8080");
    private static final Installation PRODUCTION = new Installation("https://crm.example.com");

    @TempDir
    Path folder;

    @Test
    void namesAMissingFileItsFolderAndTheRemedy() {
        assertThat(of(LOCAL).findings("session-keys.jwks", List::of))
                .containsExactly("session-keys.jwks is missing in " + folder
                        + " (CRM_KEYS_DIR): mount the keys of sales; ./crm keys makes them");
    }

    @Test
    void saysWhatIsWrongWithAMalformedFile() throws IOException {
        Files.writeString(folder.resolve("a.jwks"), "what it holds");

        assertThat(of(LOCAL).findings("a.jwks", _ -> {
                    throw new IllegalStateException("a.jwks holds no key");
                }))
                .singleElement()
                .asString()
                .contains("is malformed (a.jwks holds no key)");
    }

    @Test
    void doesNotRepeatWhatALibrarySaysOfAMalformedFile() throws IOException {
        Files.writeString(folder.resolve("a.jwks"), "what it holds");

        assertThat(of(LOCAL).findings("a.jwks", text -> {
                    throw new IllegalArgumentException(text);
                }))
                .singleElement()
                .asString()
                .contains("is malformed: ")
                .doesNotContain("what it holds");
    }

    @Test
    void takesKeysOfOneMachineOnThatMachineOnly() throws IOException {
        Files.writeString(folder.resolve("a.jwks"), "local-1");

        assertThat(of(LOCAL).findings("a.jwks", List::of)).isEmpty();
        assertThat(of(PRODUCTION).findings("a.jwks", List::of))
                .singleElement()
                .asString()
                .contains("was made by ./crm up for one machine");
    }

    @Test
    void findsKeysOfOthersAndNothingElse() throws IOException {
        for (var file :
                List.of("own.key", "session-keys.jwks", "internal-signing.jwk", "journal-admin.key", "ca.pem")) {
            Files.writeString(folder.resolve(file), "");
        }

        assertThat(of(LOCAL).strangers(Set.of("own.key")))
                .hasSize(3)
                .allMatch(finding -> finding.contains("is none of sales's business"));
    }

    private KeyFolder of(Installation installation) {
        return new KeyFolder(folder, "sales", installation);
    }
}
