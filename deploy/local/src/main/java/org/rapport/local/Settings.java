package org.rapport.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rapport.installation.Checkout;
import org.rapport.local.kafka.KafkaSecurity;
import org.rapport.local.process.Ports;

/**
 * Where one stack keeps its state and where it listens; two with different homes and ports live side by side.
 *
 * @param root the checkout that it runs
 * @param home the folder of its state
 * @param kafkaSecurity how its parts reach Kafka
 */
record Settings(Path root, Path home, Map<Port, Integer> ports, KafkaSecurity kafkaSecurity) {

    Settings {
        root = root.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        ports = Map.copyOf(ports);
    }

    /** As {@code ./crm} has it: CRM_HOME, CRM_PORT_OFFSET, a variable per port and CRM_KAFKA_SECURITY. */
    static Settings fromEnvironment(Map<String, String> environment) {
        Path root = Checkout.of(Settings.class);
        String home = environment.getOrDefault("CRM_HOME", "");
        String offset = environment.getOrDefault("CRM_PORT_OFFSET", "");
        return new Settings(
                root,
                home.isBlank() ? root.resolve(".crm") : Path.of(home),
                ports(environment, offset.isBlank() ? 0 : Port.parse("CRM_PORT_OFFSET", offset)),
                kafkaSecurity(environment.getOrDefault("CRM_KAFKA_SECURITY", "")));
    }

    static Settings of(Path home, int portOffset, KafkaSecurity kafkaSecurity) {
        return new Settings(Checkout.of(Settings.class), home, ports(Map.of(), portOffset), kafkaSecurity);
    }

    int port(Port port) {
        return ports.get(port);
    }

    URI url(Port port) {
        return Ports.url(port(port));
    }

    private static KafkaSecurity kafkaSecurity(String value) {
        return Stream.of(KafkaSecurity.values())
                .filter(security -> value.isBlank()
                        ? security == KafkaSecurity.PLAINTEXT
                        : security.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new StackException(
                        "CRM_KAFKA_SECURITY is one of " + List.of(KafkaSecurity.values()) + ", not " + value));
    }

    private static Map<Port, Integer> ports(Map<String, String> environment, int offset) {
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            ports.put(port, port.number(environment, offset));
        }
        return ports;
    }
}
