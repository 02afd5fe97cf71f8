package org.rapport.sales.lead;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rapport.kit.record.Questions;

/** Questions about leads that the suite asks itself, whatever the caller may see. */
@ApplicationScoped
class Leads {

    private final Questions questions;

    Leads(Questions questions) {
        this.questions = questions;
    }

    /** Whether a lead was made of the capture, even if it is deleted by now. */
    boolean isCaptured(UUID capture) {
        return questions
                .first(
                        UUID.class,
                        "select it.id from Lead it where it.captureId = :capture",
                        Map.of("capture", capture))
                .isPresent();
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
