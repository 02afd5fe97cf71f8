package org.rapport.admin.audittrail;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Listing.Kind;

@ApplicationScoped
class AuditRepository implements PanacheRepositoryBase<AuditEntry, UUID> {

    static final Listing<AuditEntry> LISTING = Listing.of(AuditEntry.class, "time", Kind.TIME)
            .filtered("actor", "actorId", Kind.TEXT)
            .filtered("service", Kind.TEXT)
            .filtered("aggregateType", Kind.TEXT)
            .filtered("aggregateId", Kind.ID)
            .filtered("eventType", Kind.TEXT)
            .filtered("transactionId", Kind.ID);
}
