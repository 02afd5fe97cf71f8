package org.rapport.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rapport.installation.Checkout;
import org.rapport.installation.kafka.KafkaUser;
import org.rapport.installation.kafka.PlainLogin;
import org.rapport.installation.secret.KeysCommand;
import org.rapport.installation.secret.Origin;
import org.rapport.installation.secret.SecretFiles;
import org.rapport.installation.secret.VariableFiles;
import org.rapport.local.kafka.Certificate;

/**
 * The secrets of an installation by Docker Compose: those of every installation as {@code ./crm keys} makes them, and those
 * that elsewhere the operators of PostgreSQL and Kafka make. Makes what is missing; what is there stays as it is.
 *
 * <p>Containers run as other users than the folder's owner. So what they have mounted, {@code keys} and {@code kafka}, is
 * readable for all, in a folder that only its owner may enter: a container sees what it is given of it, and other users of the
 * machine see nothing. Variables are read by Compose itself, as the owner.
 */
public final class ComposeSecrets {

    /** Who brokers are to each other. */
    private static final String BROKER = "broker";
    /** Who gives rights at Kafka; no part of ours. */
    private static final String ADMINISTRATOR = "administrator";

    private static final String KEY_STORE_PASSWORD = "KAFKA_SSL_KEYSTORE_PASSWORD";
    private static final String SUPERUSER_PASSWORD = "POSTGRES_PASSWORD";

    private final Path folder;

    private ComposeSecrets(Path folder) {
        this.folder = folder;
    }

    /** {@code ./crm compose}, which ends with status 1 and one line if it fails. */
    static void main() {
        try {
            in(Checkout.of(ComposeSecrets.class).resolve("deploy/compose/secrets"), System.out::println);
        } catch (RuntimeException e) {
            System.err.println("crm: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Makes what is missing in that folder. */
    static void in(Path folder, Consumer<String> out) {
        var secrets = new ComposeSecrets(folder);
        KeysCommand.run(List.of(folder.toString(), "make"), _ -> {});
        secrets.makeSuperuser();
        secrets.makeKafka();
        secrets.setModes();
        out.accept("the secrets of deploy/compose/compose.yaml are in " + folder
                + "; keep the folder as long as its volumes, for they are of no use without it");
    }

    private void makeSuperuser() {
        Map<String, String> variables = read("superuser");
        String password = variables.computeIfAbsent(SUPERUSER_PASSWORD, _ -> Origin.INSTALLATION.secret());
        variables.put("PGPASSWORD", password);
        write("superuser", variables);
    }

    private void makeKafka() {
        Map<String, String> passwords = new TreeMap<>();
        for (KafkaUser user : KafkaUser.all()) {
            PlainLogin login = login(user.name());
            passwords.put(user.name(), login.password());
            write("kafka-" + user.name(), Map.of("KAFKA_SASL_JAAS_CONFIG", login.client()));
        }
        PlainLogin broker = login(BROKER);
        PlainLogin administrator = login(ADMINISTRATOR);
        passwords.put(BROKER, broker.password());
        passwords.put(ADMINISTRATOR, administrator.password());

        Map<String, String> variables = read("kafka");
        String keyStore = variables.computeIfAbsent(KEY_STORE_PASSWORD, _ -> Origin.INSTALLATION.secret());
        variables.put("KAFKA_LISTENER_NAME_CLIENT_PLAIN_SASL_JAAS_CONFIG", broker.broker(passwords));
        variables.put(
                "KAFKA_LISTENER_NAME_CONTROLLER_PLAIN_SASL_JAAS_CONFIG",
                broker.broker(Map.of(BROKER, broker.password())));
        write("kafka", variables);
        Certificate.in(kafka(), "dns:kafka", keyStore);
        SecretFiles.write(kafka().resolve(ADMINISTRATOR + ".properties"), """
                security.protocol=SASL_SSL
                sasl.mechanism=%s
                sasl.jaas.config=%s
                ssl.truststore.type=PEM
                ssl.truststore.location=/etc/kafka/secrets/broker.pem
                """.formatted(
                        PlainLogin.MECHANISM, administrator.client()));
    }

    private PlainLogin login(String user) {
        Path file = folder.resolve("passwords").resolve("kafka-" + user);
        return new PlainLogin(user, SecretFiles.in(file, Origin.INSTALLATION::secret));
    }

    private Path kafka() {
        return folder.resolve("kafka");
    }

    private Map<String, String> read(String name) {
        return VariableFiles.read(variables(name));
    }

    private void write(String name, Map<String, String> variables) {
        var lines = new StringBuilder();
        new TreeMap<>(variables)
                .forEach((variable, value) ->
                        lines.append(variable).append('=').append(value).append('\n'));
        SecretFiles.write(variables(name), lines.toString());
    }

    private Path variables(String name) {
        return folder.resolve("variables").resolve(name + ".env");
    }

    private void setModes() {
        setMode(folder, "rwx------");
        for (Path mounted : List.of(folder.resolve("keys"), kafka())) {
            try (Stream<Path> tree = Files.walk(mounted)) {
                tree.forEach(path -> setMode(path, Files.isDirectory(path) ? "rwxr-xr-x" : "r--r--r--"));
            } catch (IOException e) {
                throw new UncheckedIOException("the folder " + mounted + " cannot be read: " + e, e);
            }
        }
    }

    private static void setMode(Path path, String mode) {
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new UncheckedIOException("the mode of " + path + " cannot be set: " + e, e);
        }
    }
}
