package org.rapport.kubernetes.rule;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rapport.installation.Component;
import org.rapport.installation.secret.Keys;
import org.rapport.installation.secret.SharedSecret;
import org.rapport.kubernetes.manifest.Workload;

/** How secrets are called, and which keys they have. */
final class SecretName {

    static final String KAFKA_KEY = "sasl.jaas.config";
    static final String CERTIFICATE = "ca.crt";
    /** Certificates of authorities, beside whose public part stands what is nobody's business. */
    static final Set<String> TRUSTED = Set.of("kafka-cluster-ca-cert", "postgres-ca");

    /** What somebody else makes for one holder, by its name. */
    private static final Map<String, Map<String, Set<String>>> GIVEN = Map.of(
            SharedSecret.POSTGRES,
            Map.of("postgres-superuser", Set.of("username", "password")),
            Component.KEYCLOAK.toString(),
            Map.of("mail", Set.of("CRM_SMTP_USER", "CRM_SMTP_PASSWORD")));

    private SecretName() {}

    /** The files below {@code keys/} of that component. */
    static String keys(String component) {
        return component + "-keys";
    }

    /** The file below {@code variables/} of that holder. */
    private static String variables(String holder) {
        return holder + "-variables";
    }

    /** Those each key of which is a variable of that holder. */
    static Set<String> ofVariables(String holder) {
        Set<String> secrets = new TreeSet<>(GIVEN.getOrDefault(holder, Map.of()).keySet());
        if (!variablesOf(holder).isEmpty()) {
            secrets.add(variables(holder));
        }
        return secrets;
    }

    /** What a component signs in to Kafka with; all migration jobs are one user. */
    static String kafka(Workload workload) {
        return "kafka-" + (workload.isMigration() ? "migration" : workload.name());
    }

    /** What stands in a secret, by its name; nothing for one that is not of the list. */
    static Set<String> contents(String secret) {
        int dash = secret.lastIndexOf('-');
        String holder = dash < 0 ? "" : secret.substring(0, dash);
        if (secret.equals(keys(holder))) {
            return filesOf(holder);
        }
        if (secret.equals(variables(holder))) {
            return variablesOf(holder);
        }
        return GIVEN.values().stream()
                .map(given -> given.get(secret))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Set.of());
    }

    private static Set<String> filesOf(String component) {
        return new TreeSet<>(Keys.filesOf(component));
    }

    private static Set<String> variablesOf(String holder) {
        return SharedSecret.all().stream()
                .flatMap(secret -> secret.places().stream())
                .filter(place -> place.holder().equals(holder))
                .map(SharedSecret.Place::variable)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
