package org.rapport.marketing.audience;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.rapport.events.Consent;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Listing.Kind;

/** Everything that people have ever allowed or refused, each time once however often it is told. */
@ApplicationScoped
class ConsentLedger implements PanacheRepositoryBase<ConsentEntry, UUID> {

    static final Listing<ConsentEntry> LISTING = Listing.of(ConsentEntry.class, "givenAt", Kind.TIME)
            .filtered("channel", Kind.TEXT)
            .filtered("topic", Kind.TEXT)
            .filtered("state", Kind.oneOf(Consent.State.class));

    /** Enters {@code consent}, of which {@code told} tells, unless another record has told of it before. */
    void enter(Person person, Consent consent, Mention told) {
        boolean isKnown = count(
                        "personId = ?1 and channel = ?2 and topic = ?3 and state = ?4 and givenAt = ?5",
                        person.id(),
                        consent.channel(),
                        consent.topic(),
                        consent.state(),
                        consent.at())
                > 0;
        if (!isKnown) {
            persist(new ConsentEntry(person.id(), consent, told));
        }
    }
}
