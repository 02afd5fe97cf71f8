package org.rapport.sales.lead;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.rapport.kit.persistence.Aggregates;

/** All leads. */
@ApplicationScoped
public class Leads implements Aggregates<Lead> {

    /** Whether a lead was made of the capture, even if it is deleted by now. */
    boolean isCaptured(UUID capture) {
        return count("captureId = ?1", capture) > 0;
    }

    /** The oldest living lead with an e-mail address, in lower case, that is still worked on; locked. */
    Optional<Lead> lockOpen(String email) {
        return getEntityManager()
                .createQuery("""
                        select it.id from Lead it
                        where it.emailKey = :email and it.status in (NEW, WORKING, NURTURING, QUALIFIED)
                            and it.deletedAt is null
                        order by it.createdAt, it.id
                        """, UUID.class)
                .setParameter("email", email)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(this::lock)
                .filter(Lead::isOpen);
    }
}
