package org.rapport.marketing.audience;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.problem.DomainException;

@ApplicationScoped
class PersonRepository implements PanacheRepositoryBase<Person, UUID> {

    static final Listing<Person> LISTING = Listing.of(Person.class, "firstSeenAt", Kind.TIME)
            .sorted("email", Kind.LOWER_TEXT)
            .filtered("stage", Kind.oneOf(Stage.class))
            .filtered("leadId", Kind.ID)
            .filtered("contactId", Kind.ID)
            .filtered("accountId", Kind.ID)
            .where("known", true);

    Optional<Person> at(String address) {
        return find("email", address).firstResultOptional();
    }

    /** @throws DomainException.NotFound if there is none, or no record speaks of the person any more */
    Person require(UUID id) {
        Person found = findById(id);
        if (found == null || !found.isKnown()) {
            throw new DomainException.NotFound();
        }
        return found;
    }
}
