package org.rapport.kit.condition.cel;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Predicate;
import org.rapport.kit.condition.query.Hql;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.process.Ports;

/** Records of {@link Samples} in a table of PostgreSQL. */
final class Leads implements AutoCloseable {

    private final PostgresServer server;
    private final Connection connection;
    private final SessionFactory sessions;

    private Leads(PostgresServer server) throws SQLException {
        this.server = server;
        connection = server.connect("postgres");
        try (var statement = connection.createStatement()) {
            statement.execute("drop table if exists lead");
            statement.execute(LeadRow.SCHEMA);
        }
        sessions = new HibernatePersistenceConfiguration("leads")
                .managedClasses(LeadRow.class)
                .jdbcUrl(server.url("postgres"))
                .jdbcCredentials(PostgresServer.SUPERUSER, server.superuserPassword())
                .property(MappingSettings.PHYSICAL_NAMING_STRATEGY, new PhysicalNamingStrategySnakeCaseImpl())
                .property(MappingSettings.TIMEZONE_DEFAULT_STORAGE, "NORMALIZE_UTC")
                .property(JdbcSettings.JDBC_TIME_ZONE, "UTC")
                .createEntityManagerFactory();
    }

    static Leads start(String name) throws SQLException {
        Path home = Path.of("target", name).toAbsolutePath();
        return new Leads(
                PostgresServer.at(home, Ports.free(), Durability.FORGETFUL).start());
    }

    void insert(List<Map<Attribute, Object>> records) {
        sessions.inTransaction(session -> records.forEach(record -> session.persist(new LeadRow(record))));
    }

    /** The ids of the rows of which {@code predicate} is true. */
    Set<UUID> where(Predicate predicate) {
        var hql = new Hql(LeadRow::column, "p");
        String text = "select it.id from LeadRow it where " + hql.write(predicate);
        return sessions.fromSession(session -> {
            var query = session.createSelectionQuery(text, UUID.class);
            hql.bind(query);
            return new HashSet<>(query.getResultList());
        });
    }

    /** The ids of the rows of which a condition of SQL is true. */
    Set<UUID> where(String sql) throws SQLException {
        var ids = new HashSet<UUID>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from lead where " + sql)) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    @Override
    public void close() throws SQLException {
        sessions.close();
        connection.close();
        server.stop();
    }
}
