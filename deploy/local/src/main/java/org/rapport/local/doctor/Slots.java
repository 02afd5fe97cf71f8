package org.rapport.local.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.rapport.local.postgres.PostgresServer;

/** Whether each replication slot of a journal is read by its relay, and how much of its log PostgreSQL keeps for it. */
public final class Slots extends PostgresExamination {

    private static final long MOST_BYTES = 1L << 30;
    private static final String JOURNAL = "_journal";
    private static final String QUERY = """
            select slot_name, active, invalidation_reason is not null or wal_status = 'lost' as lost,
                   coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0)::bigint as retained
            from pg_replication_slots order by slot_name
            """;

    private final List<String> services;
    private final long most;

    public Slots(PostgresServer postgres, List<String> services) {
        this(postgres, services, MOST_BYTES);
    }

    Slots(PostgresServer postgres, List<String> services, long most) {
        super(postgres);
        this.services = List.copyOf(services);
        this.most = most;
    }

    @Override
    public String subject() {
        return "replication slots";
    }

    @Override
    List<Finding> findings(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet slots = statement.executeQuery(QUERY)) {
            while (slots.next()) {
                String name = slots.getString("slot_name");
                if (slots.getBoolean("lost")) {
                    findings.add(new Finding(
                            "PostgreSQL has thrown away what it kept for the replication slot " + name, remedy(name)));
                } else if (!slots.getBoolean("active")) {
                    findings.add(new Finding("no relay reads the replication slot " + name, remedy(name)));
                }
                long retained = slots.getLong("retained");
                if (retained > most) {
                    findings.add(new Finding(
                            "PostgreSQL keeps " + (retained >> 20) + " MB of its log for the replication slot " + name,
                            remedy(name)));
                }
            }
        }
        return findings;
    }

    private String remedy(String slot) {
        String service = slot.endsWith(JOURNAL) ? slot.substring(0, slot.length() - JOURNAL.length()) : "";
        return services.contains(service)
                ? "./crm up " + service + " starts its relay, ./crm logs " + service + " tells why it does not read"
                : "it belongs to no service: select pg_drop_replication_slot('" + slot + "')";
    }
}
