package org.rapport.kit.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Numbers for people to quote, counted per tenant and series. Two commands never get the same one, and a command that
 * fails leaves no gap: the next one waits until it is known which way the first has ended.
 */
@ApplicationScoped
public class NumberSeries {

    private final EntityManager entityManager;
    private final CurrentCaller caller;

    NumberSeries(EntityManager entityManager, CurrentCaller caller) {
        this.entityManager = entityManager;
        this.caller = caller;
    }

    /** The next number of {@code series}, from 1, for the running command. */
    public long next(String series) {
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            try (var statement = connection.prepareStatement("""
                    insert into number_series (tenant_id, series, last) values (?, ?, 1)
                    on conflict (tenant_id, series) do update set last = number_series.last + 1
                    returning last
                    """)) {
                statement.setObject(1, caller.tenant());
                statement.setString(2, series);
                try (var result = statement.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        });
    }
}
