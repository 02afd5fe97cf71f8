package org.rapport.kit.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import org.rapport.kit.problem.ConstraintViolationMapper;
import org.rapport.kit.problem.DomainException;

/** Makes of a patch the command that it stands for, checked like one that was sent whole. */
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
     * @throws DomainException.Malformed if the patch names what cannot be set, or breaks a constraint
     */
    public <C> C patched(C current, MergePatch patch) {
        C command = patch.applyTo(current, json);
        var violations = validator.validate(command);
        if (!violations.isEmpty()) {
            throw new DomainException.Malformed(ConstraintViolationMapper.fieldErrors(violations, 0));
        }
        return command;
    }
}
