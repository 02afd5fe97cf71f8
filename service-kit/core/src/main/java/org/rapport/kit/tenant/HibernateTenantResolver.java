package org.rapport.kit.tenant;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells Hibernate which tenant's rows a session may see. */
@ApplicationScoped
@PersistenceUnitExtension
class HibernateTenantResolver implements TenantResolver {

    private final CurrentCaller caller;

    HibernateTenantResolver(CurrentCaller caller) {
        this.caller = caller;
    }

    @Override
    public String resolveTenantId() {
        return caller.tenant().toString();
    }

    @Override
    public String getDefaultTenantId() {
        return "00000000-0000-0000-0000-000000000000";
    }
}
