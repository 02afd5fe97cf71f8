package org.rapport.sales.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.rapport.kit.persistence.Aggregates;

/** All contacts. */
@ApplicationScoped
public class Contacts implements Aggregates<Contact> {

    /** The account of a living contact, without loading either. */
    public Optional<UUID> accountOf(UUID contact) {
        return getEntityManager()
                .createQuery(
                        "select it.accountId from Contact it where it.id = :id and it.accountId is not null",
                        UUID.class)
                .setParameter("id", contact)
                .getResultStream()
                .findFirst();
    }

    /** The living contact that has had an e-mail address, in lower case, the longest. */
    public Optional<UUID> byEmail(String email) {
        return getEntityManager()
                .createQuery("""
                        select it.id from Contact it join it.emailKeys key
                        where key = :email and it.deletedAt is null
                        order by it.createdAt, it.id
                        """, UUID.class)
                .setParameter("email", email)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
