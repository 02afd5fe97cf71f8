package org.rapport.kit.relay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.rapport.kit.persistence.Uuids;
import org.rapport.local.kafka.KafkaServer;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.postgres.ServiceDatabase;

/** The database of an invented service with its journal, its topic, and those who write into it. */
final class JournalFixture {

    static final UUID TENANT = UUID.fromString("01990000-0000-7000-8000-000000000001");
    static final String EVENT_TYPE = "org.rapport.invented.thing.changed.v1";

    private static final String PASSWORD = "a password of the tests";
    private static final String INSERT = """
            insert into journal (tenant_id, id, transaction_id, transaction_index, transaction_count, aggregate_type,
                aggregate_id, version, event_type, time, actor, trace_parent, changes, record, commitments, digest)
            values (?, ?, ?, 0, 1, 'thing', ?, ?, ?, clock_timestamp(), '{"subject":"ada","type":"person"}',
                '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
                '[]', ?::json, '{}', sha256('digest'))
            """;

    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final String service;

    private JournalFixture(PostgresServer postgres, KafkaServer kafka, String service) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.service = service;
    }

    static JournalFixture create(PostgresServer postgres, KafkaServer kafka, String service) throws Exception {
        new ServiceDatabase(service, PASSWORD, PASSWORD, PASSWORD).create(postgres);
        var fixture = new JournalFixture(postgres, kafka, service);
        try (Connection owner = postgres.connect(service, service + "_owner", PASSWORD)) {
            for (String changes : List.of("0001-journal", "0002-relay")) {
                migrate(owner, service, "db/kit/" + changes + ".sql");
            }
            execute(owner, "create table thing (id uuid primary key, version bigint not null)");
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(fixture.topic(), 12, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
        return fixture;
    }

    private static void migrate(Connection owner, String service, String changelog) throws Exception {
        var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(owner));
        Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
            var liquibase = new Liquibase(changelog, new ClassLoaderResourceAccessor(), database);
            liquibase.setChangeLogParameter("service", service);
            liquibase.update();
        });
        owner.setAutoCommit(true);
    }

    JournalDatabase database() {
        return database(postgres.url(service));
    }

    JournalDatabase database(String url) {
        return new JournalDatabase(url, service + "_relay", PASSWORD, slot(), Duration.ofSeconds(3));
    }

    String service() {
        return service;
    }

    String slot() {
        return service + "_journal";
    }

    String topic() {
        return "crm." + service;
    }

    Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    /** A connection of the service's role that acts for {@link #TENANT}. */
    Connection connect() throws SQLException {
        Connection connection = postgres.connect(service, service, PASSWORD);
        execute(connection, "set crm.tenant = '" + TENANT + "'");
        return connection;
    }

    /** One command on a thing, of which there are as many as {@code things}; its event's id. */
    UUID change(Connection connection, UUID thing) throws SQLException {
        return change(connection, thing, "{\"name\":\"Zoë \\\"Z\\\" \\\\ 0123456789\",\"amount\":\"1250.00\"}");
    }

    UUID change(Connection connection, UUID thing, String record) throws SQLException {
        UUID event = Uuids.next();
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, TENANT);
            statement.setObject(2, event);
            statement.setObject(3, UUID.randomUUID());
            statement.setObject(4, thing);
            statement.setLong(5, nextVersion(connection, thing));
            statement.setString(6, EVENT_TYPE);
            statement.setString(7, record);
            statement.executeUpdate();
        }
        return event;
    }

    /** Several commands on one thing, each a transaction. */
    void changes(UUID thing, int count) throws SQLException {
        try (Connection connection = connect()) {
            for (int i = 0; i < count; i++) {
                change(connection, thing);
            }
        }
    }

    private static long nextVersion(Connection connection, UUID thing) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into thing (id, version) values (?, 1)
                on conflict (id) do update set version = thing.version + 1 returning version
                """)) {
            statement.setObject(1, thing);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** What the superuser reads in the service's database. */
    String query(String sql) throws SQLException {
        try (Connection connection = postgres.connect(service);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() && result.getString(1) != null ? result.getString(1) : "";
        }
    }

    void superuser(String sql) throws SQLException {
        try (Connection connection = postgres.connect(service)) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
