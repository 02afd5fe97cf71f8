package org.rapport.local.doctor;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.process.Ports;

/** Whether each service's database has been migrated for its build. The build itself is asked: it carries its changelog. */
public final class DatabaseVersions implements Examination {

    private static final String CHANGELOG = "org.rapport.kit.migration.Changelog";
    private static final List<String> FOLDERS = List.of("app", "lib/main");
    private static final String NO_SUCH_DATABASE = "3D000";

    private final PostgresServer postgres;
    private final Map<String, Path> builds;

    /** @param builds the {@code quarkus-app} folder of each service by its name, which is also that of its database */
    public DatabaseVersions(PostgresServer postgres, Map<String, Path> builds) {
        this.postgres = postgres;
        this.builds = new TreeMap<>(builds);
    }

    @Override
    public String subject() {
        return "database versions";
    }

    @Override
    public String obstacle() {
        return Ports.answers(postgres.port()) ? "" : "PostgreSQL does not answer";
    }

    @Override
    public List<Finding> findings() throws Exception {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, Path> build : builds.entrySet()) {
            finding(build.getKey(), build.getValue()).forEach(findings::add);
        }
        return findings;
    }

    private Stream<Finding> finding(String service, Path build) throws Exception {
        if (!Files.isDirectory(build)) {
            return Stream.of(new Finding(service + "-service is not built", "./crm build builds it"));
        }
        try (Connection connection = postgres.connect(service)) {
            return isApplied(connection, build)
                    ? Stream.empty()
                    : Stream.of(new Finding(
                            "the database " + service + " has not been migrated for this build",
                            "./crm down " + service + " and ./crm up " + service + " migrates it"));
        } catch (SQLException e) {
            if (NO_SUCH_DATABASE.equals(e.getSQLState())) {
                return Stream.of(new Finding("there is no database " + service, "./crm up " + service + " makes it"));
            }
            throw e;
        }
    }

    /** Reads the changelog as the build does, by its class loader. */
    private static boolean isApplied(Connection connection, Path build) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        try (var classes = new URLClassLoader(jars(build), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(classes);
            return (boolean) classes.loadClass(CHANGELOG)
                    .getMethod("isApplied", Connection.class)
                    .invoke(null, connection);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    private static URL[] jars(Path build) throws IOException {
        List<URL> jars = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.list(build.resolve(folder))) {
                for (Path file : files.toList()) {
                    jars.add(file.toUri().toURL());
                }
            }
        }
        return jars.toArray(URL[]::new);
    }
}
