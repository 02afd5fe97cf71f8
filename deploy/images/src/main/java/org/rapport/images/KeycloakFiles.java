package org.rapport.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rapport.identity.IdentityFiles;
import org.rapport.installation.Component;
import org.rapport.local.keycloak.KeycloakDistribution;
import org.rapport.local.process.Caches;

/**
 * Keycloak as {@code identity} wants it: built for PostgreSQL with what we do not use left out, with our realm for its
 * first start, our themes, and the document that says only what the realm allows. Whose it is, its address and its database,
 * is told by its environment.
 *
 * @param distribution Keycloak itself, as its makers pack it, optimised
 * @param folder what is ours of it
 */
record KeycloakFiles(KeycloakDistribution distribution, Path folder) {

    private static final String HOME = "/opt/keycloak";
    private static final String OPTIONS = "keycloak.options";
    private static final int HTTP = 8080;
    private static final int MANAGEMENT = 9000;

    static KeycloakFiles laidOut(Path folder) {
        try {
            Caches.delete(folder);
            Path realm = Files.createDirectories(folder.resolve("data/import"));
            Files.createDirectories(folder.resolve("data/tmp")); // a mounted folder lies over it
            Files.createDirectories(folder.resolve("providers"));
            IdentityFiles.copy(IdentityFiles.THEMES, folder);
            IdentityFiles.copy(IdentityFiles.DISCOVERY, folder);
            IdentityFiles.copy(IdentityFiles.REALM, folder);
            Files.move(folder.resolve(IdentityFiles.REALM), realm.resolve("crm-realm.json"));
            Files.write(folder.resolve(OPTIONS), options());
            return new KeycloakFiles(KeycloakDistribution.optimised(), folder);
        } catch (IOException e) {
            throw new ImageException("Keycloak's image cannot be laid out: " + e.getMessage(), e);
        }
    }

    ContainerImage image(DebianBase base, JavaRuntime java, Path notes, Map<String, String> labels) {
        List<Layer> layers = List.of(
                base.layer(),
                java.layer(),
                Layer.of("keycloak", distribution.home(), HOME)
                        .only(path -> Stream.of("lib", "conf", "version.txt").anyMatch(path::startsWith)),
                Layer.of("realm and themes", folder, HOME),
                Layer.of("bill of materials", notes, "/usr/share/sbom"));
        Map<String, String> environment = Map.of(
                "KC_HTTP_ENABLED", "true", // TLS ends before it
                "KC_PROXY_HEADERS", "xforwarded",
                // Else it looks beside itself, where nothing can be written, and warns for each kind of transaction.
                "QUARKUS_TRANSACTION_MANAGER_OBJECT_STORE_DIRECTORY", "/tmp/transactions",
                // Else each connection that died with the database fails one more login after it is back.
                "QUARKUS_DATASOURCE_JDBC_FOREGROUND_VALIDATION_INTERVAL", "0.1S");
        List<String> arguments = List.of("@" + HOME + "/" + OPTIONS);
        return new ContainerImage(
                Component.KEYCLOAK.toString(), layers, arguments, environment, Set.of(HTTP, MANAGEMENT), labels);
    }

    private static List<String> options() {
        List<String> options = new ArrayList<>(KeycloakDistribution.JVM_OPTIONS);
        options.addAll(List.of(
                "-XX:MaxRAMPercentage=70",
                "-Dkc.home.dir=" + HOME,
                "-Djboss.server.config.dir=" + HOME + "/conf",
                "-cp",
                HOME + "/lib/quarkus-run.jar",
                KeycloakDistribution.MAIN_CLASS,
                "start",
                "--optimized",
                "--import-realm",
                "--spi-well-known--openid-configuration--openid-configuration-override=" + HOME + "/"
                        + IdentityFiles.DISCOVERY));
        return options;
    }
}
