package org.rapport.admin.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.condition.cel.Refused.Reason;
import org.rapport.kit.problem.FieldError;

/**
 * Whether a policy can be made of what was asked, as far as its rule goes.
 *
 * @param errors   what stands in its way; none if it can
 * @param warnings what may be regretted
 */
public record Validation(boolean valid, List<Fault> errors, List<Fault> warnings) {

    public Validation {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** @param missingIndexes the attributes that would need an index for what is allowed to be found by one */
    static Validation of(List<Fault> errors, List<String> missingIndexes) {
        return new Validation(
                errors.isEmpty(),
                errors,
                missingIndexes.isEmpty() ? List.of() : List.of(Fault.of(notFoundBy(missingIndexes))));
    }

    private static FieldError notFoundBy(List<String> missingIndexes) {
        return new FieldError(
                "/rule/condition",
                "no index finds records by %s: where this allows few of them, lists read all others, and are slow"
                        .formatted(String.join(", ", missingIndexes)));
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
