package org.rapport.kit.field;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.time.ZoneId;

/** Requires a time zone by its IANA name. */
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RUNTIME)
@Constraint(validatedBy = ZoneName.Rule.class)
public @interface ZoneName {

    /** What is wrong with another one. */
    String MESSAGE = "must be an IANA time zone such as Europe/Berlin";

    /** See {@link #MESSAGE}. */
    String message() default MESSAGE;

    /** For Bean Validation. */
    Class<?>[] groups() default {};

    /** For Bean Validation. */
    Class<? extends Payload>[] payload() default {};

    /** The rule itself. */
    final class Rule extends TextRule<ZoneName> {

        public Rule() {
            super(Rule::accepts);
        }

        /** Whether {@code text} is such a name. */
        public static boolean accepts(String text) {
            return ZoneId.getAvailableZoneIds().contains(text);
        }
    }
}
