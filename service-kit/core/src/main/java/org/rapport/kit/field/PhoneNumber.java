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
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.regex.Pattern;

/**
 * Requires a telephone number in the one form in which numbers can be compared and dialled: E.164. What is written otherwise
 * has been read as one before, if it could be; the API's document knows of no pattern that would refuse it earlier.
 */
@KeptAs(Spelling.PHONE)
@Size(min = 1, max = PhoneNumber.LONGEST)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RUNTIME)
@Constraint(validatedBy = PhoneNumber.Rule.class)
@ReportAsSingleViolation
public @interface PhoneNumber {

    /** In how many characters it may be written. */
    int LONGEST = 200;

    /** What is wrong with another one. */
    String MESSAGE = "must be a telephone number with its country, such as +4930123456;"
            + " without it, one of the country in the organisation's locale, such as de-DE";

    /** See {@link #MESSAGE}. */
    String message() default MESSAGE;

    /** For Bean Validation. */
    Class<?>[] groups() default {};

    /** For Bean Validation. */
    Class<? extends Payload>[] payload() default {};

    /** The rule itself. */
    final class Rule extends TextRule<PhoneNumber> {

        private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{4,14}");

        public Rule() {
            super(Rule::accepts);
        }

        /** Whether {@code text} is such a number. */
        public static boolean accepts(String text) {
            return NUMBER.matcher(text).matches();
        }
    }
}
