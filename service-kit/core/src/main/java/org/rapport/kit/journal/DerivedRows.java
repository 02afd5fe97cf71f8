package org.rapport.kit.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.rapport.events.FieldChange;

/** Rows that follow from what aggregates say, and are brought up to date in the transaction of the command that changes these. */
public interface DerivedRows {

    /**
     * That a command has changed an aggregate.
     *
     * @param type    by {@link AggregateType}
     * @param changes of its public record; of a new one, from nothing
     */
    record Changed(String type, UUID id, List<FieldChange> changes) {}

    /** Follows what the running command has {@code changed}. */
    void follow(List<Changed> changed, Connection connection) throws SQLException;
}
