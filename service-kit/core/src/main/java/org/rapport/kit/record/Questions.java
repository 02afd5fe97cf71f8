package org.rapport.kit.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/**
 * What the suite asks itself about the tenant's records to keep its own rules, whatever the caller may see. Answers are
 * values, never records: those come from {@link Store}.
 */
@ApplicationScoped
public class Questions {

    private final EntityManager entityManager;

    Questions(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * The first answers to a query in Jakarta Persistence QL.
     *
     * @param answer     a value, or a record with a component per selected expression
     * @param parameters by their names
     * @param most       how many answers are wanted
     */
    public <T> List<T> all(Class<T> answer, String query, Map<String, ?> parameters, int most) {
        if (answer.isAnnotationPresent(Entity.class)) {
            throw new IllegalArgumentException(answer.getSimpleName() + " is no value");
        }
        var selection = entityManager.unwrap(Session.class).createSelectionQuery(query, answer);
        parameters.forEach(selection::setParameter);
        return selection.setMaxResults(most).getResultList();
    }

    /** The first answer, if there is one that is not {@code null}. */
    public <T> Optional<T> first(Class<T> answer, String query, Map<String, ?> parameters) {
        List<T> answers = all(answer, query, parameters, 1);
        return answers.isEmpty() ? Optional.empty() : Optional.ofNullable(answers.getFirst());
    }
}
