package org.rapport.kit.relay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
import org.apache.kafka.common.errors.TopicExistsException;
import org.rapport.events.CrmEvents;
import org.rapport.events.Topics;
import org.rapport.kit.journal.JournalDigest;
import org.rapport.kit.journal.JournalRow;
import org.rapport.kit.migration.Rights;
import org.rapport.kit.persistence.Uuids;
import org.rapport.local.kafka.KafkaServer;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.postgres.ServiceDatabase;

/** The database of an invented service with its journal, its topic, and those who write into it. */
final class JournalFixture {

    static final UUID TENANT = UUID.fromString("01990000-0000-7000-8000-000000000001");
    static final String EVENT_TYPE = "org.rapport.invented.thing.changed.v1";

    private static final String PASSWORD = "a password of the tests";
    private static final String ACTOR = "{\"subject\":\"ada\",\"type\":\"person\"}";
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String RECORD = "{\"name\":\"Zoë \\\"Z\\\" \\\\\",\"amount\":\"1250.00\"}";
    private static final JournalDigest DIGEST = new JournalDigest(new byte[32], CrmEvents.mapper());
    private static final String INSERT = """
            insert into journal (tenant_id, id, transaction_id, transaction_index, transaction_count, aggregate_type,
                aggregate_id, version, event_type, time, actor, trace_parent, changes, record, commitments, digest)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?::json, ?::json, ?::json, ?)
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
            Rights.grant(owner, service);
            for (String changes : List.of("0001-journal", "0002-relay")) {
                migrate(owner, service, "db/kit/" + changes + ".sql");
            }
            execute(owner, "create table thing (id uuid primary key, version bigint not null)");
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            create(admin, new NewTopic(fixture.topic(), 12, (short) 1));
            create(admin, new NewTopic(Topics.SEALS, 1, (short) 1));
        }
        return fixture;
    }

    private static void create(Admin admin, NewTopic topic) throws InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        }
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
        return new JournalDatabase(service, url, service + "_relay", PASSWORD, slot(), Duration.ofSeconds(3));
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

    /** Whether the digest is that of the service that this pretends to be. */
    static boolean isIntact(CommittedRow row) {
        return DIGEST.verifies(row.row(), row.digest());
    }

    /** One command on a thing, in the transaction that is open; its event's id. */
    UUID change(Connection connection, UUID thing) throws SQLException {
        JournalRow row = row(thing, nextVersion(connection, thing));
        insert(connection, row, DIGEST.of(row));
        return row.id();
    }

    /** As {@link #change}, by someone who does not have the key of the digest. */
    UUID forge(Connection connection, UUID thing) throws SQLException {
        JournalRow row = row(thing, nextVersion(connection, thing));
        insert(connection, row, new JournalDigest(new byte[] {1}, CrmEvents.mapper()).of(row));
        return row.id();
    }

    private static JournalRow row(UUID thing, long version) {
        return new JournalRow(
                TENANT,
                Uuids.next(),
                Uuids.next(),
                0,
                1,
                "thing",
                thing,
                version,
                EVENT_TYPE,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                ACTOR,
                null,
                TRACE,
                null,
                "[]",
                RECORD,
                "{}");
    }

    private static void insert(Connection connection, JournalRow row, byte[] digest) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, row.tenantId());
            statement.setObject(2, row.id());
            statement.setObject(3, row.transactionId());
            statement.setInt(4, row.transactionIndex());
            statement.setInt(5, row.transactionCount());
            statement.setString(6, row.aggregateType());
            statement.setObject(7, row.aggregateId());
            statement.setLong(8, row.version());
            statement.setString(9, row.eventType());
            statement.setObject(10, row.time().atOffset(ZoneOffset.UTC));
            statement.setString(11, row.actor());
            statement.setString(12, row.traceParent());
            statement.setString(13, row.changes());
            statement.setString(14, row.record());
            statement.setString(15, row.commitments());
            statement.setBytes(16, digest);
            statement.executeUpdate();
        }
    }

    /** Several commands on one thing, each a transaction; their events' ids. */
    List<UUID> changes(UUID thing, int count) throws SQLException {
        var events = new ArrayList<UUID>();
        try (Connection connection = connect()) {
            for (int i = 0; i < count; i++) {
                events.add(change(connection, thing));
            }
        }
        return events;
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
