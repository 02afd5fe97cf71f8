package org.rapport.kit.seal;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.rapport.events.Seal;

/**
 * The chain of seals over a service's journal, in table {@code seal}; the relay's owner adds to it.
 *
 * <p>A seal is decided by its insert, which is in one transaction with the relay's note of how far it has got: rows up to
 * there are sealed, rows after it are not, whatever crashes when. Its number is the table's key, so that two relays
 * cannot both continue the chain: the second one's insert fails, and with it its term. Published is what the table says,
 * again if need be, and never anything else.
 */
public final class SealChain {

    private static final HexFormat HEX = HexFormat.of();
    private static final int ROW_BYTES = 4 * Long.BYTES + 32;

    private record Head(long number, String hash, Instant now) {}

    private final Connection connection;
    private final String service;
    private final List<Seal.Row> unsealed = new ArrayList<>();

    /**
     * The chain of {@code service}.
     *
     * @param connection of the relay's role
     */
    public SealChain(Connection connection, String service) {
        this.connection = connection;
        this.service = service;
    }

    /** Has the next seal cover a row, which is published. */
    public void add(UUID tenantId, UUID eventId, byte[] digest) {
        unsealed.add(new Seal.Row(tenantId, eventId, HEX.formatHex(digest)));
    }

    /** How many rows wait for their seal. */
    public int unsealed() {
        return unsealed.size();
    }

    /** Seals the rows that wait, in the transaction of the connection: in order, none if no row waits. */
    public List<Seal> seal() throws SQLException {
        if (unsealed.isEmpty()) {
            return List.of();
        }
        var seals = new ArrayList<Seal>();
        Head head = head();
        for (int start = 0; start < unsealed.size(); start += Seal.MOST_ROWS) {
            List<Seal.Row> rows = unsealed.subList(start, Math.min(start + Seal.MOST_ROWS, unsealed.size()));
            Seal seal = Seal.of(service, head.number() + 1, head.hash(), head.now(), rows);
            insert(seal);
            seals.add(seal);
            head = new Head(seal.number(), seal.hash(), head.now());
        }
        unsealed.clear();
        return seals;
    }

    /** Some of the seals after number {@code published}, in order; none if there are no more. */
    public List<Seal> after(long published) throws SQLException {
        var seals = new ArrayList<Seal>();
        try (var statement = connection.prepareStatement("""
                select number, previous, count, root, time, hash, rows from seal where number > ? order by number limit 20
                """)) {
            statement.setLong(1, published);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    seals.add(new Seal(
                            service,
                            result.getLong("number"),
                            HEX.formatHex(result.getBytes("previous")),
                            result.getInt("count"),
                            HEX.formatHex(result.getBytes("root")),
                            result.getObject("time", OffsetDateTime.class).toInstant(),
                            HEX.formatHex(result.getBytes("hash")),
                            unpack(result.getBytes("rows"))));
                }
            }
        }
        return seals;
    }

    private Head head() throws SQLException {
        try (var statement = connection.prepareStatement("""
                        select coalesce(number, 0), hash, clock_timestamp()
                        from (values (1)) one left join (select number, hash from seal order by number desc limit 1) last on true
                        """);
                ResultSet result = statement.executeQuery()) {
            result.next();
            byte[] hash = result.getBytes(2);
            return new Head(
                    result.getLong(1),
                    hash == null ? Seal.NONE : HEX.formatHex(hash),
                    result.getObject(3, OffsetDateTime.class).toInstant());
        }
    }

    private void insert(Seal seal) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into seal (number, previous, count, root, time, hash, rows) values (?, ?, ?, ?, ?, ?, ?)
                """)) {
            statement.setLong(1, seal.number());
            statement.setBytes(2, HEX.parseHex(seal.previous()));
            statement.setInt(3, seal.count());
            statement.setBytes(4, HEX.parseHex(seal.root()));
            statement.setObject(5, seal.time().atOffset(ZoneOffset.UTC));
            statement.setBytes(6, HEX.parseHex(seal.hash()));
            statement.setBytes(7, pack(seal.rows()));
            statement.executeUpdate();
        }
    }

    private static byte[] pack(List<Seal.Row> rows) {
        var bytes = ByteBuffer.allocate(rows.size() * ROW_BYTES);
        for (Seal.Row row : rows) {
            put(bytes, row.tenantId());
            put(bytes, row.eventId());
            bytes.put(HEX.parseHex(row.digest()));
        }
        return bytes.array();
    }

    private static List<Seal.Row> unpack(byte[] packed) {
        var rows = new ArrayList<Seal.Row>(packed.length / ROW_BYTES);
        var bytes = ByteBuffer.wrap(packed);
        while (bytes.remaining() >= ROW_BYTES) {
            var tenant = new UUID(bytes.getLong(), bytes.getLong());
            var event = new UUID(bytes.getLong(), bytes.getLong());
            byte[] digest = new byte[32];
            bytes.get(digest);
            rows.add(new Seal.Row(tenant, event, HEX.formatHex(digest)));
        }
        return rows;
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
}
