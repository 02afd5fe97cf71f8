package org.rapport.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rapport.kit.startup.Installation;

class ServiceKeysRuleTest {

    private static final Installation LOCAL = new Installation("http://127.0.0.1:8080");
    private static final Installation PRODUCTION = new Installation("https://crm.example.com");
    private static final String SECRET = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);

    @TempDir
    Path folder;

    @BeforeEach
    void writeKeys() throws IOException, JoseException {
        write("internal-keys.jwks", internal("internal-1", OutputControlLevel.PUBLIC_ONLY));
        write("journal-sales.key", SECRET + "\n");
    }

    @Test
    void takesWellFormedKeys() {
        assertThat(findings(PRODUCTION)).isEmpty();
    }

    @Test
    void needsNothingElseWhereNoCapabilitiesAreMinted() throws IOException {
        assertThat(new ServiceKeysRule(folder, "sales", true, LOCAL).findings())
                .singleElement()
                .asString()
                .startsWith("capability-keys.jwks is missing in " + folder + " (CRM_KEYS_DIR)");

        write("capability-keys.jwks", capability("capability-1", SECRET));
        assertThat(new ServiceKeysRule(folder, "sales", true, PRODUCTION).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "internal-keys.jwks | nonsense                                         | it is no JWK set",
                "internal-keys.jwks | {\"keys\": []}                                   | it holds no key",
                "internal-keys.jwks | {\"keys\": [1]}                                  | it is no JWK set",
                "internal-keys.jwks | {\"keys\": [{\"kty\": \"oct\", \"kid\": \"1\", \"k\": \"AA\"}]} | without d",
                "journal-sales.key  | AAAA                                             | it has to be 32 bytes"
            })
    void saysWhatIsMalformed(String file, String content, String finding) throws IOException {
        write(file, content);

        assertThat(findings(LOCAL))
                .singleElement()
                .asString()
                .startsWith(file + " in " + folder + " (CRM_KEYS_DIR) is malformed (")
                .contains(finding);
    }

    @Test
    void hasNoPrivateKeyOfTheGateway() throws IOException, JoseException {
        write("internal-keys.jwks", internal("internal-1", OutputControlLevel.INCLUDE_PRIVATE));

        assertThat(findings(LOCAL)).singleElement().asString().contains("without d");
    }

    @Test
    void takesKeysOfOneMachineOnThatMachineOnly() throws IOException, JoseException {
        write("internal-keys.jwks", internal("local-1", OutputControlLevel.PUBLIC_ONLY));
        write("journal-sales.key", "local-" + SECRET.substring(6));

        assertThat(findings(LOCAL)).isEmpty();
        assertThat(findings(PRODUCTION))
                .hasSize(2)
                .allMatch(finding -> finding.contains("was made by ./crm up"))
                .noneMatch(finding -> finding.contains("AAAA"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"internal-signing.jwk", "session-keys.jwks", "capability-keys.jwks", "journal-marketing.key"})
    void hasNobodyElsesKeys(String file) throws IOException {
        write(file, "");

        assertThat(findings(LOCAL))
                .singleElement()
                .asString()
                .startsWith(file + " in " + folder + " (CRM_KEYS_DIR) is none of sales's business");
    }

    private List<String> findings(Installation installation) {
        return new ServiceKeysRule(folder, "sales", false, installation).findings();
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
    }

    private static String internal(String id, OutputControlLevel level) throws JoseException {
        var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(id);
        return new JsonWebKeySet(key).toJson(level);
    }

    private static String capability(String id, String secret) {
        return "{\"keys\": [{\"kty\": \"oct\", \"kid\": \"" + id + "\", \"k\": \"" + secret + "\"}]}";
    }
}
