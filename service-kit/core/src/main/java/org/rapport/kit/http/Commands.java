package org.rapport.kit.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import org.rapport.kit.problem.ConstraintViolationMapper;
import org.rapport.kit.problem.DomainException;

/**
 * Makes of a patch the command that it stands for, judged by what it changes: a rule that has become stricter since must
 * not keep anyone from correcting something else.
 */
@ApplicationScoped
public class Commands {

    private final ObjectMapper json;
    private final Validator validator;

    Commands(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * {@code current} with {@code patch} applied.
     *
     * @param current what can be edited, as it stands
     * @throws DomainException.Malformed if the patch names what cannot be set, or breaks a constraint of what it names
     */
    public <C> C patched(C current, MergePatch patch) {
        C command = patch.applyTo(current, json);
        var violations = validator.validate(command).stream()
                .filter(violation -> patch.names(property(violation)))
                .toList();
        if (!violations.isEmpty()) {
            throw new DomainException.Malformed(ConstraintViolationMapper.fieldErrors(violations, 0));
        }
        return command;
    }

    /** The property of the command in which the fault is, however deep. */
    private static String property(ConstraintViolation<?> violation) {
        return violation.getPropertyPath().iterator().next().getName();
    }
}
