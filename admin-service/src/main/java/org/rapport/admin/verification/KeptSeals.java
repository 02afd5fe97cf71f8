package org.rapport.admin.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rapport.admin.verification.Verification.LastSeal;
import org.rapport.events.Seal;
import org.rapport.events.WireName;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * The seals of all services. What was kept once stays: a seal that contradicts it is a {@link ChainBreak}. A seal that
 * only does not follow is kept all the same, for the rows that it covers, and is a break too.
 */
@ApplicationScoped
class KeptSeals {

    private static final HexFormat HEX = HexFormat.of();
    private static final int FETCH_ROWS = 1_000;

    private final DataSource dataSource;
    private final CurrentCaller caller;

    KeptSeals(DataSource dataSource, CurrentCaller caller) {
        this.dataSource = dataSource;
        this.caller = caller;
    }

    /**
     * Keeps a seal that is consistent, or remembers why not.
     *
     * @param message hash of the message that brought it
     */
    Optional<ChainBreak> keep(Seal seal, byte[] message) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<ChainBreak> broken = keep(seal, connection).map(kind -> new ChainBreak(kind, seal.number()));
                if (broken.isPresent()) {
                    insert(seal.service(), broken.get(), message, connection);
                }
                connection.commit();
                return broken;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** Remembers a break. */
    void remember(String service, ChainBreak broken, byte[] message) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            insert(service, broken, message, connection);
        }
    }

    /** The last seal of {@code service}. */
    Optional<LastSeal> last(String service) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "select number, time from kept_seal where service = ? order by number desc limit 1")) {
            statement.setString(1, service);
            try (var result = statement.executeQuery()) {
                return result.next()
                        ? Optional.of(new LastSeal(
                                result.getLong(1),
                                result.getObject(2, OffsetDateTime.class).toInstant()))
                        : Optional.empty();
            }
        }
    }

    /** Where the chain of {@code service} does not hold, the oldest first. */
    List<ChainBreak> breaks(String service, int most) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "select kind, number from seal_break where service = ? order by time, number limit ?")) {
            statement.setString(1, service);
            statement.setInt(2, most);
            var breaks = new ArrayList<ChainBreak>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    breaks.add(new ChainBreak(
                            WireName.parse(ChainBreak.Kind.class, result.getString(1))
                                    .orElseThrow(),
                            result.getObject(2, Long.class)));
                }
            }
            return breaks;
        }
    }

    /** Shows {@code sink} what is sealed of the caller's rows in {@code service}, in order of their ids. */
    void each(String service, Consumer<SealedEvent> sink) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        select event_id, digest, seal from sealed_event where tenant_id = ? and service = ?
                        order by event_id
                        """)) {
            connection.setAutoCommit(false); // or the driver would fetch all rows at once
            statement.setObject(1, caller.tenant());
            statement.setString(2, service);
            statement.setFetchSize(FETCH_ROWS);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    sink.accept(new SealedEvent(
                            result.getObject(1, UUID.class), HEX.formatHex(result.getBytes(2)), result.getLong(3)));
                }
            }
            connection.commit();
        }
    }

    private static Optional<ChainBreak.Kind> keep(Seal seal, Connection connection) throws SQLException {
        if (!insert(seal, connection)) {
            boolean same = seal.hash().equals(hash(seal.service(), seal.number(), connection));
            return same ? Optional.empty() : Optional.of(ChainBreak.Kind.CONTRADICTED);
        }
        boolean resealed = false;
        var tenants = seal.rows().stream().collect(Collectors.groupingBy(Seal.Row::tenantId));
        for (var tenant : tenants.entrySet()) {
            resealed |= !seal(seal, tenant.getKey(), tenant.getValue(), connection);
        }
        Optional<ChainBreak.Kind> link = link(seal, connection);
        return link.isEmpty() && resealed ? Optional.of(ChainBreak.Kind.RESEALED) : link;
    }

    /** What is wrong between {@code seal} and the one before it. */
    private static Optional<ChainBreak.Kind> link(Seal seal, Connection connection) throws SQLException {
        String before = seal.number() == 1 ? Seal.NONE : hash(seal.service(), seal.number() - 1, connection);
        if (before == null) {
            return Optional.of(ChainBreak.Kind.GAP);
        }
        return before.equals(seal.previous()) ? Optional.empty() : Optional.of(ChainBreak.Kind.UNRELATED);
    }

    private static @Nullable String hash(String service, long number, Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement("select hash from kept_seal where service = ? and number = ?")) {
            statement.setString(1, service);
            statement.setLong(2, number);
            try (var result = statement.executeQuery()) {
                return result.next() ? HEX.formatHex(result.getBytes(1)) : null;
            }
        }
    }

    /** Whether there was no seal of that number. */
    private static boolean insert(Seal seal, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into kept_seal (service, number, previous, hash, count, root, time) values (?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)) {
            statement.setString(1, seal.service());
            statement.setLong(2, seal.number());
            statement.setBytes(3, HEX.parseHex(seal.previous()));
            statement.setBytes(4, HEX.parseHex(seal.hash()));
            statement.setInt(5, seal.count());
            statement.setBytes(6, HEX.parseHex(seal.root()));
            statement.setObject(7, seal.time().atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        }
    }

    /** Keeps the rows of one tenant; whether none of them was sealed with another digest before. */
    private static boolean seal(Seal seal, UUID tenant, List<Seal.Row> rows, Connection connection)
            throws SQLException {
        actFor(tenant, connection);
        try (var insert = connection.prepareStatement("""
                        insert into sealed_event (tenant_id, service, event_id, digest, seal)
                        select ?, ?, id, digest, ? from unnest(?::uuid[], ?::bytea[]) as row (id, digest)
                        on conflict do nothing
                        """);
                var differ = connection.prepareStatement("""
                        select count(*) from unnest(?::uuid[], ?::bytea[]) as row (id, digest)
                        join sealed_event kept on kept.tenant_id = ? and kept.service = ? and kept.event_id = row.id
                        where kept.digest <> row.digest
                        """)) {
            insert.setObject(1, tenant);
            insert.setString(2, seal.service());
            insert.setLong(3, seal.number());
            bind(rows, insert, 4, connection);
            if (insert.executeUpdate() == rows.size()) {
                return true;
            }
            bind(rows, differ, 1, connection);
            differ.setObject(3, tenant);
            differ.setString(4, seal.service());
            try (var result = differ.executeQuery()) {
                result.next();
                return result.getLong(1) == 0;
            }
        }
    }

    private static void bind(List<Seal.Row> rows, PreparedStatement statement, int index, Connection connection)
            throws SQLException {
        Object[] ids = rows.stream().map(Seal.Row::eventId).toArray();
        Object[] digests = rows.stream().map(row -> HEX.parseHex(row.digest())).toArray(byte[][]::new);
        statement.setArray(index, connection.createArrayOf("uuid", ids));
        statement.setArray(index + 1, connection.createArrayOf("bytea", digests));
    }

    /** For the length of the transaction: a seal has rows of several tenants, and is kept as a whole. */
    private static void actFor(UUID tenant, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config('crm.tenant', ?, true)")) {
            statement.setString(1, tenant.toString());
            statement.execute();
        }
    }

    private static void insert(String service, ChainBreak broken, byte[] message, Connection connection)
            throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into seal_break (service, message, kind, number) values (?, ?, ?, ?) on conflict do nothing
                """)) {
            statement.setString(1, service);
            statement.setBytes(2, message);
            statement.setString(3, WireName.of(broken.kind()));
            statement.setObject(4, broken.seal());
            statement.executeUpdate();
        }
    }
}
