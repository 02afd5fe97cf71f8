package org.rapport.marketing.capture;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.rapport.events.marketing.CaptureRecord;
import org.rapport.kit.paging.Listing;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregates;

@ApplicationScoped
class CaptureRepository implements Aggregates<Capture> {

    static final Listing<Capture> LISTING = Listing.of(Capture.class)
            .filtered("source", Kind.oneOf(CaptureRecord.Source.class))
            .filtered("formId", Kind.ID)
            .filtered("externalId", Kind.TEXT)
            .filtered("email", "emailKey", Kind.LOWER_TEXT);

    /** What {@code client} has told of under that name. */
    Optional<Capture> findOfClient(String client, String externalId) {
        return find("createdBy = ?1 and externalId = ?2", client, externalId).firstResultOptional();
    }

    /** Whether the form was submitted with the same answers since {@code since}. */
    boolean hasSubmission(UUID formId, String fingerprint, Instant since) {
        return count("formId = ?1 and fingerprint = ?2 and createdAt >= ?3", formId, fingerprint, since) > 0;
    }
}
