package org.rapport.kit.migration;

import java.sql.DriverManager;
import java.util.Map;
import java.util.Properties;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * The job that runs before a service: brings its database to the state that its code expects, as the owner, whose
 * password the running service never holds; then makes sure of the service's topics. Running it twice changes nothing.
 */
public final class Migrate {

    private Migrate() {}

    /** Reads the environment: see {@link MigrationSettings}. Ends with status 1 and one line if something is wrong. */
    static void main() {
        System.setProperty("java.util.logging.manager", "java.util.logging.LogManager");
        try {
            var settings = MigrationSettings.of(System.getenv());
            migrate(settings);
            if (!settings.kafka().isEmpty()) {
                ServiceTopics.ensure(settings.service(), settings.kafka());
            }
        } catch (Exception e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            System.err.println("migration failed: " + root.getMessage());
            System.exit(1);
        }
    }

    /** Grants the service and its relay what they may, then applies what is missing of the changelog on the class path, and marks it as applied. */
    public static void migrate(MigrationSettings settings) throws Exception {
        var login = new Properties();
        login.setProperty("user", settings.owner());
        login.setProperty("password", settings.ownerPassword());
        try (var connection = DriverManager.getConnection(settings.databaseUrl(), login)) {
            Rights.grant(connection, settings.service());
            var database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                try (var liquibase = new Liquibase(Changelog.FILE, new ClassLoaderResourceAccessor(), database)) {
                    liquibase.setChangeLogParameter("service", settings.service());
                    liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
                    liquibase.update();
                    connection.setAutoCommit(true);
                    Changelog.mark(connection, settings.service());
                }
            });
        }
    }
}
