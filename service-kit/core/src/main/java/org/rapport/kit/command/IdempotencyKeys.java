package org.rapport.kit.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.housekeeping.HousekeepingConfig;
import org.rapport.kit.tenant.CurrentCaller;

/** Table {@code idempotency_key}. Rows of other tenants are out of reach by row-level security. */
@ApplicationScoped
class IdempotencyKeys {

    /** Within which a key means one request. */
    record Scope(String subject, String operation, String key) {}

    /** What was answered to a request whose body had {@code requestHash}. */
    record Answer(String requestHash, int status, @Nullable String location, String body) {}

    private final EntityManager entityManager;
    private final CurrentCaller caller;
    private final HousekeepingConfig config;

    IdempotencyKeys(EntityManager entityManager, CurrentCaller caller, HousekeepingConfig config) {
        this.entityManager = entityManager;
        this.caller = caller;
        this.config = config;
    }

    /** Whether no other transaction works on the same request; if so, none will until this one ends. */
    boolean lock(Scope scope) {
        return session().doReturningWork(connection -> {
            try (var statement =
                    connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
                statement.setString(1, "idempotency:" + caller.tenant() + scope);
                try (var result = statement.executeQuery()) {
                    result.next();
                    return result.getBoolean(1);
                }
            }
        });
    }

    Optional<Answer> find(Scope scope) {
        return session().doReturningWork(connection -> {
            try (var statement = connection.prepareStatement("""
                    select request_hash, status, location, body from idempotency_key
                    where tenant_id = ? and subject = ? and operation = ? and key = ?
                        and created_at > now() - ? * interval '1 second'
                    """)) {
                bind(statement, scope);
                statement.setLong(5, config.idempotencyKeys().toSeconds());
                try (var result = statement.executeQuery()) {
                    return result.next()
                            ? Optional.of(new Answer(
                                    result.getString(1), result.getInt(2), result.getString(3), result.getString(4)))
                            : Optional.empty();
                }
            }
        });
    }

    void remember(Scope scope, Answer answer) {
        session().doWork(connection -> {
            try (var statement = connection.prepareStatement("""
                    insert into idempotency_key
                        (tenant_id, subject, operation, key, request_hash, status, location, body)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (tenant_id, subject, operation, key) do update
                        set request_hash = excluded.request_hash, status = excluded.status,
                            location = excluded.location, body = excluded.body, created_at = now()
                    """)) {
                bind(statement, scope);
                statement.setString(5, answer.requestHash());
                statement.setInt(6, answer.status());
                statement.setString(7, answer.location());
                statement.setString(8, answer.body());
                statement.executeUpdate();
            }
        });
    }

    private void bind(PreparedStatement statement, Scope scope) throws SQLException {
        statement.setObject(1, caller.tenant());
        statement.setString(2, scope.subject());
        statement.setString(3, scope.operation());
        statement.setString(4, scope.key());
    }

    private Session session() {
        return entityManager.unwrap(Session.class);
    }
}
