package org.rapport.installation.kafka;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A name and a password as Kafka's settings say them ({@code sasl.jaas.config}), for the mechanism {@code PLAIN}. */
public record PlainLogin(String name, String password) {

    public static final String MECHANISM = "PLAIN";

    private static final String LINE =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\"%s;";

    /** For a client. */
    public String client() {
        return LINE.formatted(name, password, "");
    }

    /**
     * For a listener of a broker that signs in at others as this.
     *
     * @param admitted whom it lets in, with their passwords
     */
    public String broker(Map<String, String> admitted) {
        String users = new TreeMap<>(admitted)
                .entrySet().stream()
                        .map(user -> " user_%s=\"%s\"".formatted(user.getKey(), user.getValue()))
                        .collect(Collectors.joining());
        return LINE.formatted(name, password, users);
    }
}
