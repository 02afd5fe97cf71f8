package org.rapport.acceptance;

import static org.rapport.acceptance.Eventually.succeeding;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.rapport.local.People;
import org.rapport.local.Port;
import org.rapport.local.Service;
import org.rapport.local.Stack;
import org.rapport.local.kafka.KafkaSecurity;
import org.rapport.local.keycloak.KeycloakAdmin;
import org.rapport.local.postgres.ServiceDatabase;
import org.rapport.local.process.Caches;

/**
 * The whole suite, started once for all tests and stopped after the last: with {@code -Dkeep} neither reset before nor
 * stopped after, which saves a minute while one writes a test.
 */
final class Suite implements AutoCloseable {

    private static final Path HOME = Path.of("target", "stack");
    private static final int USUAL_OFFSET = 6_000;
    private static final int TRACES = 4_318;

    private final Stack stack;
    private final TraceCollector traces;
    private final boolean kept;
    private final KeycloakAdmin keycloak;
    private final Api operator;

    private Suite(Stack stack, TraceCollector traces, boolean kept) {
        this.stack = stack;
        this.traces = traces;
        this.kept = kept;
        keycloak = KeycloakAdmin.of(stack.keycloak());
        operator = visitor().bearer(new Login(() -> stack.people().login(People.OPERATOR.email())));
    }

    /** Returns when every part is ready; leaves nothing running when one of them does not become so. */
    static Suite start() {
        var traces = TraceCollector.at(TRACES + offset(System.getenv()));
        boolean kept = System.getProperty("keep") != null;
        Stack stack = stack(System.getenv());
        if (!kept) {
            stack.down(); // what a run that was killed has left behind
            Caches.delete(HOME);
            stack = stack(System.getenv()); // the old one knows secrets that are gone
        }
        try {
            stack.up(line -> System.out.println("  " + line));
        } catch (RuntimeException e) {
            stack.down();
            traces.close();
            throw e;
        }
        return new Suite(stack, traces, kept);
    }

    /**
     * Its parts reach Kafka, log, and send their traces as they do in an installation; their JVMs end before code that is
     * compiled thoroughly would pay.
     */
    private static Stack stack(Map<String, String> environment) {
        int offset = offset(environment);
        Map<String, String> applications = new HashMap<>(TraceCollector.environment(TRACES + offset));
        applications.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        applications.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        return Stack.at(HOME, offset, KafkaSecurity.SASL_SSL, applications);
    }

    private static int offset(Map<String, String> environment) {
        String set = environment.getOrDefault("CRM_PORT_OFFSET", "");
        return set.isBlank() ? USUAL_OFFSET : Integer.parseInt(set);
    }

    Stack stack() {
        return stack;
    }

    /** Where it keeps what it has, until the next run. */
    Path home() {
        return HOME;
    }

    /** What {@code ./crm} finds in its environment to be about this stack. */
    Map<String, String> environment() {
        return Map.of(
                "CRM_HOME",
                HOME.toAbsolutePath().toString(),
                "CRM_PORT_OFFSET",
                Integer.toString(offset(System.getenv())),
                "CRM_KAFKA_SECURITY",
                KafkaSecurity.SASL_SSL.name());
    }

    /** The database of sales as its relay's role sees it, which is how operators look into it. */
    Connection relay() throws SQLException {
        ServiceDatabase database = stack.database(Service.SALES);
        return stack.postgres().connect(database.service(), database.relay(), database.relayPassword());
    }

    TraceCollector traces() {
        return traces;
    }

    KeycloakAdmin keycloak() {
        return keycloak;
    }

    /** The gateway for somebody without a login. */
    Api visitor() {
        return Api.of(stack.url(Port.GATEWAY));
    }

    /** The gateway for the operator of the installation. */
    Api operator() {
        return operator;
    }

    Broker broker() {
        return new Broker(stack.kafka().client());
    }

    /** A new organisation of that name, its alias one that nobody had. */
    Organization organization(String name) {
        String alias = name.toLowerCase(Locale.ROOT) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        return Organization.create(this, name, alias);
    }

    /** Somebody signing in by authorisation code and PKCE, into that organisation. */
    Login login(String alias, String email, String password) {
        return new Login(() -> stack.people().login(email, password, alias));
    }

    /** That caller, once every service knows who that is. */
    Api known(Api caller, String... paths) {
        for (String path : paths) {
            succeeding(() -> caller.get(path).expect(200));
        }
        return caller;
    }

    @Override
    public void close() {
        keycloak.close();
        if (!kept) {
            stack.down();
        }
        traces.close();
    }
}
