package org.rapport.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.installation.Component;
import org.rapport.local.process.Http;

/**
 * The images as containers that may do next to nothing: another user than root, a file system that is only read, no
 * capabilities, little memory, and for the JVM nothing but its AOT cache. They share this machine's network, where their
 * surroundings are.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String TRUSTED = "KAFKA_SSL_TRUSTSTORE_LOCATION";
    private static final List<String> HARDENED = List.of(
            "--network=host",
            "--read-only",
            "--tmpfs=/tmp:exec",
            "--cap-drop=ALL",
            "--security-opt=no-new-privileges",
            "--pids-limit=256");

    private static final String JVM = "--env=JDK_JAVA_OPTIONS=";

    private final List<String> containers = new ArrayList<>();
    private Engine engine;
    private Path mounted;
    private Surroundings surroundings;

    @BeforeAll
    void load() throws IOException {
        engine = Engine.answering();
        for (Map.Entry<Component, Path> image : TestImages.files().entrySet()) {
            if (image.getKey() != Component.KEYCLOAK || System.getProperty(TestImages.DRILL) != null) {
                engine.load(image.getValue());
            }
        }
        surroundings = new Surroundings(TestImages.WORK.resolve("surroundings"));
        mounted = Files.createDirectories(TestImages.WORK.resolve("mounted"));
    }

    @AfterAll
    void remove() throws IOException {
        for (String container : containers) {
            engine.docker("rm", "--force", container);
        }
        if (surroundings != null) {
            surroundings.close();
        }
    }

    @Test
    void gateway() throws IOException {
        runsHardened(Component.GATEWAY, "384m", surroundings.of(Component.GATEWAY));
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceAfterItsMigration(Component service) throws IOException {
        Map<String, String> migration = surroundings.ofMigration(service);
        List<String> job = line(service, "384m", migration, "--rm");
        job.add("@/app/migration.options");
        engine.docker(job.toArray(String[]::new));

        runsHardened(service, "640m", surroundings.of(service));
    }

    static Stream<Component> services() {
        return TestImages.PARTS.stream().filter(Component::isService);
    }

    @Test
    @EnabledIfSystemProperty(named = TestImages.DRILL, matches = ".+", disabledReason = "it makes its tables first")
    void keycloakWithItsRealm() throws Exception {
        Map<String, String> keycloak = surroundings.ofKeycloak();
        String container = begun(Component.KEYCLOAK, "1g", keycloak);
        awaitReadiness(Component.KEYCLOAK, keycloak, container);

        URI realm = URI.create("http://127.0.0.1:" + keycloak.get("KC_HTTP_PORT") + "/realms/crm/");
        String document = get(realm.resolve(".well-known/openid-configuration"));
        assertThat(document)
                .contains(
                        "\"issuer\":\"https://login.example.com/realms/crm\"",
                        "\"grant_types_supported\":[\"authorization_code\",\"refresh_token\",\"client_credentials\"]",
                        "\"code_challenge_methods_supported\":[\"S256\"]");
        String page = get(realm.resolve("protocol/openid-connect/auth?client_id=nobody"));
        assertThat(page).as("ours").containsPattern("href=\"[^\"]*/login/rapport/css/rapport.css\"");
        assertThat(engine.docker("logs", container)).doesNotContain("Read-only", "Exception");
        endsInOrder(container);
    }

    private void runsHardened(Component part, String memory, Map<String, String> environment) throws IOException {
        String container = begun(part, memory, environment, JVM + "-XX:AOTMode=on");
        awaitReadiness(part, environment, container);

        assertThat(engine.docker("top", container, "-o", "pid,uid,args")).contains("10001");
        URI readiness = Surroundings.readiness(part, environment);
        assertThatCode(() -> probe(container, readiness.getPort(), readiness.getPath()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> probe(container, readiness.getPort(), "/q/nothing"))
                .hasMessageContaining("/q/nothing at port " + readiness.getPort() + " answers HTTP/1.1 404");
        endsInOrder(container);
        assertThat(engine.docker("logs", container))
                .doesNotContain("\"level\":\"ERROR\"", "\"level\":\"FATAL\"", "stackTrace");
    }

    /** As an engine asks that looks after its containers' health; fails with what the probe says. */
    private void probe(String container, int port, String path) throws IOException {
        engine.docker(
                "exec",
                "--env=JDK_JAVA_OPTIONS=", // here it says that there has to be an AOT cache
                container,
                JavaRuntime.PROGRAM,
                "@" + JavaRuntime.PROBE_OPTIONS,
                Integer.toString(port),
                path);
    }

    private String begun(Component part, String memory, Map<String, String> environment, String... more)
            throws IOException {
        List<String> line = line(part, memory, environment, more);
        line.add(1, "--detach");
        String container = engine.docker(line.toArray(String[]::new));
        containers.add(container);
        return container;
    }

    private void awaitReadiness(Component part, Map<String, String> environment, String container) {
        URI readiness = Surroundings.readiness(part, environment);
        await().atMost(PATIENCE).until(() -> {
            assertThat(engine.docker("inspect", "--format={{.State.Running}}", container))
                    .as(() -> logs(container))
                    .isEqualTo("true");
            return Http.isOk(readiness);
        });
    }

    private void endsInOrder(String container) throws IOException {
        engine.docker("stop", "--time=60", container);
        assertThat(engine.docker("inspect", "--format={{.State.ExitCode}} {{.State.OOMKilled}}", container))
                .isEqualTo("143 false");
    }

    private String logs(String container) {
        try {
            return engine.docker("logs", container);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** {@code docker run} and its arguments, the image the last. */
    private List<String> line(Component part, String memory, Map<String, String> environment, String... more)
            throws IOException {
        List<String> line = new ArrayList<>(List.of("run", "--memory=" + memory));
        line.addAll(HARDENED);
        line.addAll(List.of(more));
        Map<String, String> inside = new HashMap<>(environment);
        inside.remove("CRM_KEYS_DIR"); // the image says where
        Path keys = readable(part, environment);
        if (environment.containsKey(TRUSTED)) {
            inside.put(TRUSTED, "/keys/kafka.pem");
        }
        line.add("--volume=" + keys + ":/keys:ro");
        inside.forEach((name, value) -> line.add("--env=" + name + "=" + value));
        line.add(TestImages.NAMES.of(part.toString()));
        return line;
    }

    /** A copy of the part's keys, and of what it trusts, that the container's user may read. */
    private Path readable(Component part, Map<String, String> environment) throws IOException {
        Path folder = Files.createDirectories(mounted.resolve(part.toString()));
        if (Files.isDirectory(surroundings.keys(part))) {
            try (Stream<Path> keys = Files.list(surroundings.keys(part))) {
                for (Path key : keys.toList()) {
                    copy(key, folder.resolve(key.getFileName()));
                }
            }
        }
        if (environment.containsKey(TRUSTED)) {
            copy(Path.of(environment.get(TRUSTED)), folder.resolve("kafka.pem"));
        }
        return folder;
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.deleteIfExists(target);
        Files.copy(source, target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r--r--r--"));
    }

    private static String get(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
