package org.rapport.admin.organization;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.record.Questions;

/** Questions about organisations that the suite asks itself. */
@ApplicationScoped
class Organizations {

    private final Questions questions;
    private final Locks locks;

    Organizations(Questions questions, Locks locks) {
        this.questions = questions;
        this.locks = locks;
    }

    /** Until the command ends, nobody else takes that alias. */
    void lockAlias(String alias) {
        locks.exclusive("organization:" + alias);
    }

    /** Whether an organisation has, or ever had, that alias. */
    boolean hasAlias(String alias) {
        return questions
                .first(UUID.class, "select it.id from Organization it where it.alias = :alias", Map.of("alias", alias))
                .isPresent();
    }

    /** All organisations. */
    List<UUID> ids() {
        return questions.all(
                UUID.class,
                "select it.id from Organization it where it.deletedAt is null",
                Map.of(),
                Integer.MAX_VALUE);
    }
}
