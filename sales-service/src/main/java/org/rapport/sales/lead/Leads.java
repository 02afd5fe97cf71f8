package org.rapport.sales.lead;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rapport.kit.record.Questions;
import org.rapport.kit.record.Rows;

/** What the suite asks itself about leads, whatever the caller may see, and what it must know of them for that. */
@ApplicationScoped
class Leads {

    private final Questions questions;
    private final Rows rows;

    Leads(Questions questions, Rows rows) {
        this.questions = questions;
        this.rows = rows;
    }

    /** Whether the capture was made a lead or merged into one, even if that is closed or deleted by now. */
    boolean isCaptured(UUID capture) {
        return questions
                        .first(
                                UUID.class,
                                "select it.id from Lead it where it.captureId = :capture",
                                Map.of("capture", capture))
                        .isPresent()
                || rows.find(MergedCapture.class, capture).isPresent();
    }

    /** Remembers for ever that the capture was merged into {@code lead}. */
    void merged(UUID capture, Lead lead) {
        rows.add(new MergedCapture(capture, lead.id()));
    }

    /** The oldest living lead with the e-mail address behind a key that is still worked on. */
    Optional<UUID> open(String email) {
        return questions.first(UUID.class, """
                select it.id from Lead it
                where it.emailKey = :email and it.status in (NEW, WORKING, NURTURING, QUALIFIED)
                    and it.deletedAt is null
                order by it.createdAt, it.id
                """, Map.of("email", email));
    }
}
