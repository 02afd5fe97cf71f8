package org.rapport.local.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import org.rapport.local.postgres.PostgresServer;

/** Whether this machine's clock and PostgreSQL's tell the same time. */
public final class ClockOffset extends PostgresExamination {

    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    private final InstantSource clock;

    public ClockOffset(PostgresServer postgres) {
        this(postgres, InstantSource.system());
    }

    ClockOffset(PostgresServer postgres, InstantSource clock) {
        super(postgres);
        this.clock = clock;
    }

    @Override
    public String subject() {
        return "clock";
    }

    @Override
    List<Finding> findings(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Instant before = clock.instant();
            try (ResultSet answer = statement.executeQuery("select clock_timestamp()")) {
                Duration half = Duration.between(before, clock.instant()).dividedBy(2);
                answer.next();
                Instant theirs = answer.getObject(1, OffsetDateTime.class).toInstant();
                return judge(Duration.between(theirs, before.plus(half)));
            }
        }
    }

    private static List<Finding> judge(Duration ahead) {
        if (ahead.abs().compareTo(TOLERANCE) <= 0) {
            return List.of();
        }
        return List.of(new Finding(
                "the clock of this machine is " + ahead.abs().toSeconds() + " s "
                        + (ahead.isNegative() ? "behind" : "ahead of") + " PostgreSQL's",
                "set both by NTP (chronyc tracking, timedatectl)"));
    }
}
