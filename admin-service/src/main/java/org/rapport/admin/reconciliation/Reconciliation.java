package org.rapport.admin.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Table {@code reconciliation}: what still has to be done, for whichever replica gets to it first. */
@ApplicationScoped
public class Reconciliation {

    /** Something was asked; observed once the transaction that asked has committed. */
    record Asked() {}

    /**
     * One piece of work.
     *
     * @param asked    how often it was asked for, to see whether it was asked again meanwhile
     * @param failures how often it has failed in a row
     */
    record Work(String kind, UUID tenant, UUID id, long asked, int failures) {}

    private final DataSource dataSource;
    private final Event<Asked> events;

    Reconciliation(DataSource dataSource, Event<Asked> events) {
        this.dataSource = dataSource;
        this.events = events;
    }

    /** Has {@code id} reconciled soon, if the running transaction commits. */
    public void ask(String kind, UUID tenant, UUID id) {
        try (var connection = dataSource.getConnection(); // that of the transaction
                var statement = connection.prepareStatement("""
                        insert into reconciliation (kind, tenant_id, id, due_at) values (?, ?, ?, now())
                        on conflict (kind, tenant_id, id) do update
                            set due_at = now(), asked = reconciliation.asked + 1, failures = 0
                        """)) {
            statement.setString(1, kind);
            statement.setObject(2, tenant);
            statement.setObject(3, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("it cannot be asked for " + kind + " " + id, e);
        }
        events.fire(new Asked());
    }

    /** Has all of that kind that wait for something in {@code tenant} reconciled soon. */
    public void askAll(String kind, UUID tenant) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        update reconciliation set due_at = now(), asked = asked + 1
                        where kind = ? and tenant_id = ?
                        """)) {
            statement.setString(1, kind);
            statement.setObject(2, tenant);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("it cannot be asked for each " + kind + " of " + tenant, e);
        }
    }

    /** Whether anything of that kind is still to be done. */
    public boolean isOpen(String kind) {
        try (var connection = dataSource.getConnection();
                var statement =
                        connection.prepareStatement("select exists (select from reconciliation where kind = ?)")) {
            statement.setString(1, kind);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("it cannot be seen whether there is a " + kind + " to do", e);
        }
    }

    /** Takes what is due, for the length of {@code lease}: who takes it and dies is followed by another. */
    List<Work> take(int most, Duration lease) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        update reconciliation set due_at = now() + ? * interval '1 millisecond'
                        where (kind, tenant_id, id) in (
                            select kind, tenant_id, id from reconciliation where due_at <= now()
                            order by due_at limit ? for update skip locked)
                        returning kind, tenant_id, id, asked, failures
                        """)) {
            statement.setLong(1, lease.toMillis());
            statement.setInt(2, most);
            var taken = new ArrayList<Work>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    taken.add(new Work(
                            result.getString(1),
                            result.getObject(2, UUID.class),
                            result.getObject(3, UUID.class),
                            result.getLong(4),
                            result.getInt(5)));
                }
            }
            return taken;
        }
    }

    /** There is nothing left to do, unless it was asked again meanwhile. */
    void done(Work work) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "delete from reconciliation where kind = ? and tenant_id = ? and id = ? and asked = ?")) {
            bind(work, 0, statement);
            statement.executeUpdate();
        }
    }

    /** There is something left to do later, unless it was asked again meanwhile, which is now. */
    void later(Work work, Duration wait, String error) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        update reconciliation set due_at = now() + ? * interval '1 millisecond',
                            failures = ?, last_error = nullif(?, '')
                        where kind = ? and tenant_id = ? and id = ? and asked = ?
                        """)) {
            statement.setLong(1, wait.toMillis());
            statement.setInt(2, error.isEmpty() ? 0 : work.failures() + 1);
            statement.setString(3, error);
            bind(work, 3, statement);
            statement.executeUpdate();
        }
    }

    private static void bind(Work work, int offset, PreparedStatement statement) throws SQLException {
        statement.setString(offset + 1, work.kind());
        statement.setObject(offset + 2, work.tenant());
        statement.setObject(offset + 3, work.id());
        statement.setLong(offset + 4, work.asked());
    }
}
