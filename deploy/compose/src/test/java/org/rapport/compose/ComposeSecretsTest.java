package org.rapport.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.installation.kafka.KafkaUser;
import org.rapport.installation.secret.VariableFiles;

class ComposeSecretsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void make() {
        ComposeSecrets.in(folder, _ -> {});
    }

    @Test
    void whatIsThereStays() throws IOException {
        Map<Path, String> before = contents();

        ComposeSecrets.in(folder, _ -> {});

        assertThat(contents()).isEqualTo(before).hasSizeGreaterThan(30);
    }

    @Test
    void aSecretThatIsMissingIsMadeAgain() throws IOException {
        Path keys = folder.resolve("keys/gateway/session-keys.jwks");
        Files.delete(keys);

        ComposeSecrets.in(folder, _ -> {});

        assertThat(Files.getPosixFilePermissions(keys)).contains(PosixFilePermission.OTHERS_READ);
    }

    @Test
    void aCertificateThatWasHalfMadeIsMadeAnew() throws IOException {
        Path certificate = folder.resolve("kafka/broker.pem");
        Files.delete(certificate);

        ComposeSecrets.in(folder, _ -> {});

        assertThat(certificate).content().contains("BEGIN CERTIFICATE");
    }

    @Test
    void onlyItsOwnerEntersTheFolderAndContainersReadWhatTheyHaveMounted() throws IOException {
        assertThat(Files.getPosixFilePermissions(folder))
                .containsExactlyInAnyOrder(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE);
        for (String mounted : List.of("keys/sales/journal-sales.key", "kafka/broker.p12", "kafka/broker.pem")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(mounted)))
                    .containsExactlyInAnyOrder(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.GROUP_READ,
                            PosixFilePermission.OTHERS_READ);
        }
        for (String read : List.of("variables/kafka.env", "variables/sales.env", "passwords/kafka-broker")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(read)))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void kafkaAdmitsEachUserByThePasswordThatHeHas() {
        String admitting = variables("kafka").get("KAFKA_LISTENER_NAME_CLIENT_PLAIN_SASL_JAAS_CONFIG");

        for (KafkaUser user : KafkaUser.all()) {
            String login = variables("kafka-" + user.name()).get("KAFKA_SASL_JAAS_CONFIG");
            String password = login.replaceAll(".* password=\"([^\"]{43})\";", "$1");
            assertThat(login).contains(" username=\"" + user.name() + "\"");
            assertThat(admitting).contains(" user_" + user.name() + "=\"" + password + "\"");
        }
    }

    @Test
    void theCertificateIsForTheNameByWhichPartsKnowTheBroker() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(folder.resolve("kafka/broker.p12"))) {
            store.load(
                    file, variables("kafka").get("KAFKA_SSL_KEYSTORE_PASSWORD").toCharArray());
        }
        var certificate = (X509Certificate) store.getCertificate("broker");

        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(2, "kafka"));
    }

    @Test
    void psqlSignsInAsTheSuperuserThatPostgresMakes() {
        Map<String, String> superuser = variables("superuser");

        assertThat(superuser.get("PGPASSWORD")).hasSize(43).isEqualTo(superuser.get("POSTGRES_PASSWORD"));
    }

    private Map<String, String> variables(String name) {
        return VariableFiles.read(folder.resolve("variables").resolve(name + ".env"));
    }

    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                contents.put(file, file.toString().endsWith(".p12") ? "" : Files.readString(file));
            }
        }
        return contents;
    }
}
