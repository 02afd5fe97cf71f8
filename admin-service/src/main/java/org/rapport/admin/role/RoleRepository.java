package org.rapport.admin.role;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregates;
import org.rapport.kit.persistence.Locks;

@ApplicationScoped
class RoleRepository implements Aggregates<Role> {

    static final Listing<Role> LISTING = Listing.of(Role.class).sorted("name", Kind.TEXT);

    private final Locks locks;

    RoleRepository(Locks locks) {
        this.locks = locks;
    }

    /** Until the command ends, nobody else changes roles of the organisation. */
    void lockAll() {
        locks.exclusive("roles");
    }

    /** All roles of the organisation, which are few. */
    List<Role> living() {
        return list("deletedAt is null order by createdAt, id");
    }
}
