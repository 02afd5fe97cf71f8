package org.rapport.kit.database;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.rapport.kit.startup.Installation;
import org.rapport.kit.startup.Secrets;
import org.rapport.kit.startup.StartRule;

/** The service and its relay reach the database each as a role of its own, and neither as the one that owns it. */
@Singleton
final class DatabaseRule implements StartRule {

    private static final String URL = "QUARKUS_DATASOURCE_JDBC_URL";
    private static final String USER = "QUARKUS_DATASOURCE_USERNAME";
    private static final String PASSWORD = "QUARKUS_DATASOURCE_PASSWORD";
    private static final String RELAY = "CRM_RELAY_USERNAME";
    private static final String RELAY_PASSWORD = "CRM_RELAY_PASSWORD";

    /** Of the default in microprofile-config.properties: without any address Quarkus would fail before it is judged. */
    private static final String NOT_SET = "//not-set.invalid/";

    private final Config config;
    private final Installation installation;

    @Inject
    DatabaseRule(Config config, Installation installation) {
        this.config = config;
        this.installation = installation;
    }

    @Override
    public List<String> findings() {
        var service = config.getValue("crm.service", String.class);
        List<String> findings = new ArrayList<>();
        var url = value("quarkus.datasource.jdbc.url").filter(text -> !text.contains(NOT_SET));
        if (url.filter(text -> text.startsWith("jdbc:postgresql://")).isEmpty()) {
            findings.add(URL + (url.isEmpty() ? " is not set" : " is no address of PostgreSQL")
                    + ": set the service's database, as jdbc:postgresql://postgres:5432/" + service);
        }
        var user = value("quarkus.datasource.username");
        findings.addAll(user(USER, user, service, service));
        findings.addAll(Secrets.password(PASSWORD, value("quarkus.datasource.password"), installation));
        if (config.getOptionalValue("crm.relay.enabled", Boolean.class).orElse(true)) {
            var relay = value("crm.relay.username");
            findings.addAll(user(RELAY, relay, service, service + "_relay"));
            findings.addAll(Secrets.password(RELAY_PASSWORD, value("crm.relay.password"), installation));
            if (relay.isPresent() && relay.equals(user)) {
                findings.add(
                        RELAY + " is the role of the service, which would have to read every tenant's rows: set one"
                                + " that may replicate and nothing else, as " + service + "_relay");
            }
        }
        return findings;
    }

    private static List<String> user(String variable, Optional<String> user, String service, String usual) {
        if (user.isEmpty()) {
            return List.of(variable + " is not set: set the role, as " + usual);
        }
        return user.get().equals("postgres") || user.get().equals(service + "_owner")
                ? List.of(variable + " is " + user.get()
                        + ", which row-level security does not hold: set a role that owns nothing, as " + usual)
                : List.of();
    }

    private Optional<String> value(String property) {
        return config.getOptionalValue(property, String.class).filter(text -> !text.isBlank());
    }
}
