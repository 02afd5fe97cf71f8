package org.rapport.marketing.capture;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rapport.kit.record.Questions;

/** Questions about captures that the suite asks itself, whatever the caller may see. */
@ApplicationScoped
class Captures {

    private final Questions questions;

    Captures(Questions questions) {
        this.questions = questions;
    }

    /** What {@code client} has told of under that name. */
    Optional<UUID> ofClient(String client, String externalId) {
        return questions.first(
                UUID.class,
                "select it.id from Capture it where it.createdBy = :client and it.externalId = :externalId",
                Map.of("client", client, "externalId", externalId));
    }

    /** Whether the form was submitted with the same answers since {@code since}. */
    boolean hasSubmission(UUID formId, String fingerprint, Instant since) {
        return questions
                .first(UUID.class, """
                        select it.id from Capture it
                        where it.formId = :form and it.fingerprint = :fingerprint and it.createdAt >= :since
                        """, Map.of("form", formId, "fingerprint", fingerprint, "since", since))
                .isPresent();
    }
}
