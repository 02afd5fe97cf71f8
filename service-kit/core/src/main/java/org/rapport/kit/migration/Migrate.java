package org.rapport.kit.migration;

import java.sql.DriverManager;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Handler;
import java.util.logging.Logger;
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
        tellWhatMatters();
        try {
            run(MigrationSettings.of(System.getenv()));
        } catch (IllegalArgumentException e) {
            fail(MigrationFailure.told(e));
        }
    }

    /**
     * Liquibase writes a stack for whatever fails; which changeset it was is enough, the line at the end says why. And the log
     * manager that Quarkus brings reports that it is not the one here, as if that were an error.
     */
    private static void tellWhatMatters() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFilter(message -> {
                message.setThrown(null);
                return !String.valueOf(message.getMessage()).startsWith("The LogManager accessed before");
            });
        }
    }

    private static void run(MigrationSettings settings) {
        try {
            migrate(settings);
            if (!settings.kafka().isEmpty()) {
                ServiceTopics.ensure(settings.service(), settings.kafka());
            }
        } catch (Exception e) {
            fail(MigrationFailure.told(e, settings));
        }
    }

    private static void fail(String why) {
        System.err.println("migration failed: " + why);
        System.exit(1);
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
