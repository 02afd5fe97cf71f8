package org.rapport.kit.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What makes a secret one. */
public final class Secrets {

    /** What {@code ./crm up} makes for one machine begins with this, secrets and ids of keys. */
    private static final String LOCAL = "local-";

    private static final int SHORTEST = 32;

    private Secrets() {}

    /** Whether it was made for somebody's own machine. */
    public static boolean isLocal(String secret) {
        return secret.startsWith(LOCAL);
    }

    /**
     * What is wrong with a password, whose length is a matter of who gave it.
     *
     * @param variable that holds it
     */
    public static List<String> password(String variable, Optional<String> password, Installation installation) {
        if (password.filter(text -> !text.isBlank()).isEmpty()) {
            return List.of(variable + " is not set: set it from the installation's secrets");
        }
        return installation.isLocal() ? List.of() : foreign(variable, password.get());
    }

    /**
     * What is wrong with the secret of a client of Keycloak, which on one's own machine may be anything.
     *
     * @param client the id of the client
     */
    public static List<String> ofClient(
            String variable, Optional<String> secret, String client, Installation installation) {
        if (installation.isLocal()) {
            return List.of();
        }
        var remedy = ": set the secret that Keycloak has for the client " + client;
        if (secret.filter(text -> !text.isBlank()).isEmpty()) {
            return List.of(variable + " is not set" + remedy);
        }
        var findings = new ArrayList<>(foreign(variable, secret.get()));
        if (secret.get().equals(client)) {
            findings.add(variable + " is the name of its client: give the client " + client
                    + " a random secret in Keycloak, and set it here");
        } else if (findings.isEmpty() && secret.get().length() < SHORTEST) {
            findings.add(variable + " is shorter than " + SHORTEST + " characters: give the client " + client
                    + " a random secret in Keycloak, and set it here");
        }
        return findings;
    }

    private static List<String> foreign(String variable, String secret) {
        if (isLocal(secret)) {
            return List.of(variable + " was made by ./crm up for one machine: set a secret of this installation");
        }
        if (secret.startsWith("${")) {
            return List.of(variable + " is a placeholder that nobody has filled: set the secret itself");
        }
        return List.of();
    }
}
