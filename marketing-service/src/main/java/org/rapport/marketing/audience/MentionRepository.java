package org.rapport.marketing.audience;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class MentionRepository implements PanacheRepositoryBase<Mention, UUID> {

    /** What is said of the person behind {@code address} by records that still exist, the most credible first. */
    List<Mention> of(String address) {
        return find("select it from Mention it join it.addresses address where address = ?1 and it.alive", address)
                .stream()
                .sorted(Mention.CREDIBILITY)
                .toList();
    }
}
