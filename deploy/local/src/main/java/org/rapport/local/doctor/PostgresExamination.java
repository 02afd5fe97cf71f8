package org.rapport.local.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.process.Ports;

/** Asks PostgreSQL, as its superuser. */
abstract class PostgresExamination implements Examination {

    private final PostgresServer postgres;

    PostgresExamination(PostgresServer postgres) {
        this.postgres = postgres;
    }

    @Override
    public String obstacle() {
        return Ports.answers(postgres.port()) ? "" : "PostgreSQL does not answer";
    }

    @Override
    public List<Finding> findings() throws SQLException {
        try (Connection connection = postgres.connect("postgres")) {
            return findings(connection);
        }
    }

    abstract List<Finding> findings(Connection connection) throws SQLException;
}
