package org.rapport.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.gateway.fixture.Secrets;
import org.rapport.kit.startup.Installation;

class KeysRuleTest {

    private static final Installation LOCAL = new Installation("http://127.0.0.1:8080");
    private static final Installation PRODUCTION = new Installation("https://crm.example.com");

    @TempDir
    Path folder;

    @BeforeEach
    void writeKeys() throws IOException, JoseException {
        writeSigning("internal-1", OutputControlLevel.INCLUDE_PRIVATE);
        writeSecret("capability-keys.jwks", "capability-1");
        writeSecret("session-keys.jwks", "session-1");
    }

    @Test
    void takesWellFormedKeys() {
        assertThat(findings(PRODUCTION)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal-signing.jwk", "capability-keys.jwks", "session-keys.jwks"})
    void namesEachFileThatIsMissingOrMalformed(String file) throws IOException {
        Files.writeString(folder.resolve(file), "{\"keys\": \"none\"}");
        assertThat(findings(LOCAL))
                .singleElement()
                .asString()
                .startsWith(file + " in " + folder + " (CRM_KEYS_DIR) is malformed");

        Files.delete(folder.resolve(file));
        assertThat(findings(LOCAL))
                .singleElement()
                .asString()
                .startsWith(file + " is missing in " + folder + " (CRM_KEYS_DIR)");
    }

    @Test
    void signsByAPrivateKeyOnly() throws IOException, JoseException {
        writeSigning("internal-1", OutputControlLevel.PUBLIC_ONLY);

        assertThat(findings(LOCAL)).singleElement().asString().contains("has to be a private EC P-256 key with a kid");
    }

    @Test
    void takesKeysOfOneMachineOnThatMachineOnly() throws IOException, JoseException {
        writeSigning("local-1", OutputControlLevel.INCLUDE_PRIVATE);
        writeSecret("capability-keys.jwks", "local-2");
        writeSecret("session-keys.jwks", "local-3");

        assertThat(findings(LOCAL)).isEmpty();
        assertThat(findings(PRODUCTION)).hasSize(3).allMatch(finding -> finding.contains("was made by ./crm up"));
    }

    @Test
    void hasNobodyElsesKeys() throws IOException {
        Files.writeString(folder.resolve("journal-sales.key"), "");

        assertThat(findings(LOCAL))
                .singleElement()
                .asString()
                .startsWith("journal-sales.key in " + folder)
                .contains("is none of the gateway's business");
    }

    private List<String> findings(Installation installation) {
        return new KeysRule(folder, installation).findings();
    }

    private void writeSigning(String id, OutputControlLevel level) throws IOException, JoseException {
        var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(id);
        Files.writeString(folder.resolve("internal-signing.jwk"), key.toJson(level));
    }

    private void writeSecret(String file, String id) throws IOException {
        Files.writeString(folder.resolve(file), Secrets.file(Map.of(id, Secrets.key(id))));
    }
}
