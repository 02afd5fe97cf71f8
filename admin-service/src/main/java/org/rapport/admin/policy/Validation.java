package org.rapport.admin.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.condition.cel.Refused.Reason;
import org.rapport.kit.problem.FieldError;

/**
 * Whether a policy can be made of what was asked, as far as its rule goes.
 *
 * @param errors what stands in its way; none if it can
 */
public record Validation(boolean valid, List<Fault> errors) {

    public Validation {
        errors = List.copyOf(errors);
    }

    static Validation of(List<Fault> errors) {
        return new Validation(errors.isEmpty(), errors);
    }

    /**
     * What is wrong with one field.
     *
     * @param pointer a JSON pointer (RFC 6901) into the request's body
     * @param line    of the condition, if it is wrong there; the first is 1
     * @param column  of that line; the first is 1
     */
    public record Fault(
            String pointer,
            String detail,
            @Nullable Integer line,
            @Nullable Integer column) {

        static Fault of(FieldError error) {
            return new Fault(error.pointer(), error.detail(), null, null);
        }

        static Fault of(String pointer, Reason reason) {
            return new Fault(pointer, reason.detail(), reason.line(), reason.column());
        }
    }
}
