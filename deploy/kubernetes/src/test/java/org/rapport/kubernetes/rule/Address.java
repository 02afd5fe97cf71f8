package org.rapport.kubernetes.rule;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a variable sends its part over the network. */
record Address(String host, int port) {

    /** Those by which a part is told where to go; others tell it how browsers do. */
    private static final Pattern VARIABLE =
            Pattern.compile("QUARKUS_DATASOURCE_JDBC_URL|CRM_RELAY_URL|CRM_DB_URL|KC_DB_URL"
                    + "|KAFKA_BOOTSTRAP_SERVERS|CRM_KEYCLOAK_URL|CRM_BACKCHANNEL_URL|OTEL_EXPORTER_OTLP_ENDPOINT"
                    + "|CRM_(ADMIN|MARKETING|SALES|SUPPORT)_URL");

    private static final Pattern ADDRESS =
            Pattern.compile("^(?:jdbc:)?(?:([a-z]+)://)?([^:/?]+)(?::([0-9]+))?(?:[/?].*)?$");
    private static final Map<String, Integer> USUAL = Map.of("http", 80, "https", 443, "postgresql", 5432);

    static Stream<Address> of(Map<String, String> variables) {
        return variables.entrySet().stream()
                .filter(variable -> VARIABLE.matcher(variable.getKey()).matches())
                .flatMap(variable -> Stream.of(variable.getValue().split(",")))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(Address::of);
    }

    static Address of(String text) {
        var parts = ADDRESS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text + " is no address");
        }
        int port = parts.group(3) == null ? USUAL.getOrDefault(parts.group(1), 0) : Integer.parseInt(parts.group(3));
        return new Address(parts.group(2), port);
    }

    /** The name of the service, if it is one of the same namespace. */
    String service() {
        return host.replaceFirst("\\..*", "");
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
