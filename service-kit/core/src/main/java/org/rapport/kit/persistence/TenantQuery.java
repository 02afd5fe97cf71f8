package org.rapport.kit.persistence;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.binder.internal.TenantIdBinder;

/**
 * Queries that name the tenant themselves instead of by Hibernate's filter. While a filter is on, Hibernate keeps no
 * plan: it would translate the same query, and the statement of each {@code find}, into SQL anew every time. Row-level
 * security holds as ever.
 */
public final class TenantQuery {

    private TenantQuery() {}

    /**
     * What {@code query} answers, which must compare {@code tenant} with the tenant that it is given. Anything else that
     * it does would see the rows of every tenant, if row-level security did not forbid it.
     */
    public static <T> T call(EntityManager entityManager, Function<String, T> query) {
        Session session = entityManager.unwrap(Session.class);
        String tenant = (String) session.getTenantIdentifierValue();
        session.disableFilter(TenantIdBinder.FILTER_NAME);
        try {
            return query.apply(tenant);
        } finally {
            session.enableFilter(TenantIdBinder.FILTER_NAME).setParameter(TenantIdBinder.PARAMETER_NAME, tenant);
        }
    }
}
