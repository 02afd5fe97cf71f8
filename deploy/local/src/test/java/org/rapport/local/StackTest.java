package org.rapport.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.installation.secret.Keys;
import org.rapport.installation.secret.Origin;
import org.rapport.local.kafka.KafkaSecurity;
import org.rapport.local.process.Part;
import org.rapport.local.process.Ports;

class StackTest {

    @TempDir
    Path home;

    private final Map<Port, Integer> ports = freePorts();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void down() {
        stack().down();
    }

    @Test
    void leavesAloneWhatIsUp() {
        Stack stack = stack();
        new Start(stack, List.of("mail"), told::add).run();
        long first = stack.part("mail").process().orElseThrow().pid();

        new Start(stack, List.of("mail"), told::add).run();

        assertThat(stack.part("mail").process().orElseThrow().pid()).isEqualTo(first);
        assertThat(told).hasSize(1);
    }

    @Test
    void startsAgainWhatWasKilled() {
        Stack stack = stack();
        new Start(stack, List.of("mail"), told::add).run();

        stack.kill("mail");
        assertThat(stack.part("mail").isRunning()).isFalse();
        new Start(stack, List.of("mail"), told::add).run();

        assertThat(stack.part("mail").isUp()).isTrue();
    }

    @Test
    void stopsWhatACancelledStartHasBegun() {
        Stack stack = stack();
        var start = new Start(stack, List.of("mail"), told::add);
        start.run();

        start.cancel();

        assertThat(stack.parts()).noneMatch(Part::isRunning);
    }

    @Test
    void startsStopsAndDeletesOneAtATime() {
        Stack stack = stack();
        new Start(stack, List.of("mail"), told::add).run();

        try (Lock _ = stack.home().lock("up")) {
            assertThatThrownBy(stack::up).hasMessageContaining("at work on this stack");
            assertThatThrownBy(stack::down).hasMessageContaining("at work on this stack");
            assertThatThrownBy(() -> stack.reset(told::add)).hasMessageContaining("at work on this stack");
        }

        assertThat(stack.part("mail").isUp()).isTrue();
    }

    @Test
    void keepsItsStateForItsOwnerUntilItIsReset() throws Exception {
        Stack stack = stack();
        new Start(stack, List.of("mail"), told::add).run();
        for (String folder : files(home)) {
            if (Files.isDirectory(home.resolve(folder))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(folder))))
                        .as(folder)
                        .isEqualTo("rwx------");
            }
        }

        stack.reset(told::add);

        assertThat(stack.part("mail").isRunning()).isFalse();
        assertThat(home).doesNotExist();
    }

    @Test
    void namesATakenPortItsOwnerAndTheVariableThatMovesIt() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
            ports.put(Port.SMTP, taken.getLocalPort());

            assertThatThrownBy(() -> new Start(stack(), List.of("mail"), told::add).run())
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining(
                            "port " + taken.getLocalPort() + ", wanted for mail, is taken by java (process "
                                    + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("set CRM_SMTP_PORT");
        }
    }

    @Test
    void offersThePartsThereAre() {
        assertThatThrownBy(() -> stack().part("sails"))
                .hasMessage("there is no part sails; there are postgres, kafka, mail, keycloak, gateway");
    }

    @Test
    void movesPortsByVariables() {
        Settings settings = Settings.fromEnvironment(Map.of("CRM_PORT_OFFSET", "100", "CRM_KAFKA_PORT", "19092"));

        assertThat(settings.port(Port.GATEWAY)).isEqualTo(8180);
        assertThat(settings.port(Port.KAFKA)).isEqualTo(19092);
        assertThatThrownBy(() -> Settings.fromEnvironment(Map.of("CRM_KAFKA_SECURITY", "SSL")))
                .hasMessage("CRM_KAFKA_SECURITY is one of [PLAINTEXT, SASL_SSL], not SSL");
        assertThatThrownBy(() -> Settings.fromEnvironment(Map.of("CRM_SALES_PORT", "80a")))
                .hasMessage("CRM_SALES_PORT is not a port number: 80a");
    }

    @Test
    void makesKeysOnceForItsOwnerOnly() throws Exception {
        Path gateway = Keys.in(home.resolve("keys"), Origin.LOCAL).gateway();
        String signing = Files.readString(gateway.resolve("internal-signing.jwk"));

        Keys keys = Keys.in(home.resolve("keys"), Origin.LOCAL);

        assertThat(Files.readString(gateway.resolve("internal-signing.jwk"))).isEqualTo(signing);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(gateway.resolve("session-keys.jwks"))))
                .isEqualTo("rw-------");
        JsonNode privateKey = new ObjectMapper().readTree(signing);
        JsonNode publicKey = new ObjectMapper()
                .readTree(keys.service("sales").resolve("internal-keys.jwks").toFile())
                .path("keys")
                .path(0);
        assertThat(publicKey.has("d")).isFalse();
        assertThat(publicKey.path("kid")).isEqualTo(privateKey.path("kid"));
        assertThat(publicKey.path("x").asText()).hasSize(43);
    }

    @Test
    void givesEachTheKeysThatItNeeds() throws Exception {
        Keys keys = Keys.in(home.resolve("keys"), Origin.LOCAL);

        assertThat(files(keys.gateway()))
                .containsExactly("capability-keys.jwks", "internal-signing.jwk", "session-keys.jwks");
        assertThat(files(keys.service("marketing")))
                .containsExactly("capability-keys.jwks", "internal-keys.jwks", "journal-marketing.key");
        for (String service : List.of("admin", "sales", "support")) {
            assertThat(files(keys.service(service)))
                    .containsExactly("internal-keys.jwks", "journal-" + service + ".key");
        }
        assertThat(Files.readString(keys.service("marketing").resolve("capability-keys.jwks")))
                .isEqualTo(Files.readString(keys.gateway().resolve("capability-keys.jwks")));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Stack stack() {
        return Stack.of(new Settings(home, home, ports, KafkaSecurity.PLAINTEXT));
    }

    private static Map<Port, Integer> freePorts() {
        Map<Port, Integer> free = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            free.put(port, Ports.free());
        }
        return free;
    }
}
