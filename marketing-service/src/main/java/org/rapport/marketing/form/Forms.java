package org.rapport.marketing.form;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Store;

/** The forms of the caller's tenant, as those find them who take in or show what was submitted. */
@ApplicationScoped
public class Forms {

    private final Store store;

    Forms(Store store) {
        this.store = store;
    }

    /**
     * The form {@code id}.
     *
     * @throws DomainException.NotFound if there is none
     */
    public Form require(UUID id) {
        return store.read(Form.TYPE, id);
    }

    /**
     * The form {@code id}, to be submitted by who holds {@code key}.
     *
     * @param id the record that the visitor's capability names, if there is one
     * @throws DomainException.NotFound if there is none, it cannot be filled in now, or the key is another form's
     */
    public Form open(@Nullable UUID id, String key) {
        return Optional.ofNullable(id)
                .flatMap(known -> store.consult(Form.TYPE, known))
                .filter(form -> form.accepts(key))
                .orElseThrow(DomainException.NotFound::new);
    }
}
