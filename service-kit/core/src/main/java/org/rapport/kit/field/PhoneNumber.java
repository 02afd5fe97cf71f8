package org.rapport.kit.field;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Requires a telephone number in the one form in which numbers can be compared and dialled: E.164. */
@KeptAs(Spelling.PHONE)
@Pattern(regexp = PhoneNumber.E164)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RUNTIME)
@Constraint(validatedBy = PhoneNumber.Rule.class)
@ReportAsSingleViolation
public @interface PhoneNumber {

    /** What such a number looks like. */
    String E164 = "\\+[1-9][0-9]{4,14}";

    /** What is wrong with another one. */
    String MESSAGE = "must be an E.164 number such as +4930123456";

    /** See {@link #MESSAGE}. */
    String message() default MESSAGE;

    /** For Bean Validation. */
    Class<?>[] groups() default {};

    /** For Bean Validation. */
    Class<? extends Payload>[] payload() default {};

    /** The rule itself. */
    final class Rule extends TextRule<PhoneNumber> {

        private static final java.util.regex.Pattern NUMBER = java.util.regex.Pattern.compile(E164);

        public Rule() {
            super(Rule::accepts);
        }

        /** Whether {@code text} is such a number. */
        public static boolean accepts(String text) {
            return NUMBER.matcher(text).matches();
        }
    }
}
