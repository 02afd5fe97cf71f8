package org.rapport.kit.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.changelog.RanChangeSet;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.rapport.kit.migration.Migrate;
import org.rapport.kit.migration.MigrationSettings;
import org.rapport.local.postgres.ServiceDatabase;

/** A database of the service as it was before some changeset: for what an upgrade does to rows that are there already. */
public final class EarlierDatabase {

    private final ServiceDatabase database;

    private EarlierDatabase(ServiceDatabase database) {
        this.database = database;
    }

    /** As it was before {@code changeSet}, such as {@code 0007-tag}: that one and all that follow are undone. */
    public static EarlierDatabase before(String changeSet) throws Exception {
        String name = "upgrade_" + UUID.randomUUID().toString().substring(0, 8);
        var earlier = new EarlierDatabase(new ServiceDatabase(name, "owner-secret", "service-secret", "relay-secret"));
        earlier.database.create(ServiceStack.running().postgres());
        earlier.upgrade();
        earlier.undo(changeSet);
        return earlier;
    }

    /** Brings it to the state that the code expects. */
    public void upgrade() throws Exception {
        Migrate.migrate(new MigrationSettings(
                database.service(),
                ServiceStack.running().postgres().url(database.service()),
                database.owner(),
                database.ownerPassword(),
                Map.of()));
    }

    private void undo(String changeSet) throws Exception {
        try (var connection = ServiceStack.running()
                .postgres()
                .connect(database.service(), database.owner(), database.ownerPassword())) {
            Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> undo(changeSet, connection));
        }
    }

    private void undo(String changeSet, Connection connection) throws LiquibaseException {
        var schema = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        try (var liquibase = new Liquibase("db/changelog.yaml", new ClassLoaderResourceAccessor(), schema)) {
            liquibase.setChangeLogParameter("service", database.service());
            liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
            List<String> ran = schema.getRanChangeSetList().stream()
                    .map(RanChangeSet::getId)
                    .toList();
            liquibase.rollback(ran.size() - ran.indexOf(changeSet), "");
        }
    }

    /** Does {@code sql} as the superuser, whom row-level security does not bind. */
    public void run(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What {@code query} finds in its only column, as texts. */
    public List<String> texts(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (found.next()) {
                texts.add(found.getString(1));
            }
            return texts;
        }
    }

    private Connection connect() throws SQLException {
        return ServiceStack.running().postgres().connect(database.service());
    }
}
