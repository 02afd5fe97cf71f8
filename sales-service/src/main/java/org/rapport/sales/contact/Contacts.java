package org.rapport.sales.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rapport.kit.record.Questions;

/** Questions about contacts that the suite asks itself, whatever the caller may see. */
@ApplicationScoped
public class Contacts {

    private final Questions questions;

    Contacts(Questions questions) {
        this.questions = questions;
    }

    /** The account for which a contact works. */
    public Optional<UUID> accountOf(UUID contact) {
        return questions.first(
                UUID.class, "select it.accountId from Contact it where it.id = :id", Map.of("id", contact));
    }

    /** The living contact that has had the e-mail address behind a key the longest. */
    public Optional<UUID> byEmail(String email) {
        return questions.first(UUID.class, """
                select it.id from Contact it join it.emailKeys key
                where key = :email and it.deletedAt is null
                order by it.createdAt, it.id
                """, Map.of("email", email));
    }
}
