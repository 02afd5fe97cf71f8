package org.rapport.local.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.rapport.local.mail.MailServer;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.process.Caches;
import org.rapport.local.process.Ports;

/**
 * A Keycloak with its database and a mail server, started once for all tests that ask for it.
 *
 * @param folder where they keep their state
 */
record LocalKeycloak(
        Path folder, PostgresServer postgres, MailServer mail, KeycloakServer keycloak, KeycloakAdmin admin)
        implements AutoCloseable {

    /** What classes of tests lock that ask for it, for one sees what another changes. */
    static final String NAME = "keycloak";

    static LocalKeycloak start() {
        Path folder = temporary();
        var postgres = PostgresServer.at(folder.resolve("postgres"), Ports.free(), Durability.FORGETFUL)
                .start();
        int smtpPort = Ports.free();
        var mail = MailServer.at(folder.resolve("mail"), smtpPort, Ports.free()).start();
        var parameters = new RealmParameters(URI.create("http://127.0.0.1:8080"), smtpPort);
        var keycloak = KeycloakServer.at(folder.resolve("keycloak"), Ports.free(), Ports.free(), postgres, parameters)
                .start();
        return new LocalKeycloak(folder, postgres, mail, keycloak, KeycloakAdmin.of(keycloak));
    }

    @Override
    public void close() {
        admin.close();
        keycloak.close();
        mail.close();
        postgres.close();
        Caches.delete(folder);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("keycloak");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives it to tests; JUnit closes it when all are over. */
    static final class Extension implements ParameterResolver {

        private static final Namespace NAMESPACE = Namespace.create(LocalKeycloak.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == LocalKeycloak.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(NAMESPACE)
                    .computeIfAbsent(LocalKeycloak.class, _ -> start(), LocalKeycloak.class);
        }
    }
}
