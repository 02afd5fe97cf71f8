package org.rapport.kit.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.tenant.CurrentCaller;

/** The sampled decisions in the database: of each record and action, the last one on each member. */
@ApplicationScoped
class SampledDecisions {

    private final DataSource dataSource;
    private final EntityManager entityManager;
    private final CurrentCaller caller;

    SampledDecisions(DataSource dataSource, EntityManager entityManager, CurrentCaller caller) {
        this.dataSource = dataSource;
        this.entityManager = entityManager;
        this.caller = caller;
    }

    /** The last {@code most} for the caller's tenant, the last first. */
    List<SampledDecision> recent(int most) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            try (var statement = connection.prepareStatement("""
                    select subject, resource_type, record_id, action, version, allowed from decision_sample
                    where tenant_id = ? order by decided_at desc limit ?
                    """)) {
                statement.setObject(1, caller.tenant());
                statement.setInt(2, most);
                return found(statement);
            }
        });
    }

    private static List<SampledDecision> found(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<SampledDecision>();
        try (var result = statement.executeQuery()) {
            while (result.next()) {
                found.add(new SampledDecision(
                        result.getString(1),
                        result.getString(2),
                        result.getObject(3, UUID.class),
                        result.getString(4),
                        result.getObject(5, Long.class),
                        result.getBoolean(6)));
            }
        }
        return found;
    }

    /** Writes {@code decisions} for the caller's tenant, no two of the same; replicas write in the same order, and wait for none. */
    void write(Collection<SampledDecision> decisions) throws SQLException {
        List<SampledDecision> sorted = decisions.stream()
                .sorted(Comparator.comparing(SampledDecision::resourceType)
                        .thenComparing(SampledDecision::recordId)
                        .thenComparing(SampledDecision::subject)
                        .thenComparing(SampledDecision::action))
                .toList();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        insert into decision_sample (resource_type, record_id, subject, action, version, allowed)
                        select * from unnest(?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, resource_type, record_id, subject, action) do update
                        set version = excluded.version, allowed = excluded.allowed, decided_at = now()
                        """)) {
            statement.setArray(1, array(connection, "text", sorted, SampledDecision::resourceType));
            statement.setArray(2, array(connection, "uuid", sorted, SampledDecision::recordId));
            statement.setArray(3, array(connection, "text", sorted, SampledDecision::subject));
            statement.setArray(4, array(connection, "text", sorted, SampledDecision::action));
            statement.setArray(5, array(connection, "bigint", sorted, SampledDecision::version));
            statement.setArray(6, array(connection, "boolean", sorted, SampledDecision::allowed));
            statement.executeUpdate();
        }
    }

    private static Array array(
            Connection connection,
            String type,
            List<SampledDecision> decisions,
            Function<SampledDecision, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, decisions.stream().map(value).toArray());
    }
}
