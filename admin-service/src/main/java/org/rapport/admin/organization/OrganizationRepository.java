package org.rapport.admin.organization;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregates;
import org.rapport.kit.persistence.Locks;

@ApplicationScoped
class OrganizationRepository implements Aggregates<Organization> {

    static final Listing<Organization> LISTING = Listing.of(Organization.class)
            .sorted("name", Kind.TEXT)
            .sorted("alias", Kind.TEXT)
            .filtered("status", Kind.oneOf(OrganizationRecord.Status.class));

    private final Locks locks;

    OrganizationRepository(Locks locks) {
        this.locks = locks;
    }

    /** Until the command ends, nobody else takes that alias. */
    void lockAlias(String alias) {
        locks.exclusive("organization:" + alias);
    }

    /** Whether an organisation has, or ever had, that alias. */
    boolean hasAlias(String alias) {
        return count("alias", alias) > 0;
    }

    List<UUID> ids() {
        return getEntityManager()
                .createQuery("select it.id from Organization it where it.deletedAt is null", UUID.class)
                .getResultList();
    }
}
