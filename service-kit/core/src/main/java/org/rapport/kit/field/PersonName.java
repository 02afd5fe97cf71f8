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
import org.rapport.kit.text.Texts;

/** Requires a name of a person: something visible, on one line. */
@KeptAs(Spelling.NAME)
@Size(min = 1, max = PersonName.LONGEST)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RUNTIME)
@Constraint(validatedBy = PersonName.Rule.class)
@ReportAsSingleViolation
public @interface PersonName {

    /** How many characters it may have. */
    int LONGEST = 100;

    /** What is wrong with another one. */
    String MESSAGE = "must be a name of at most 100 characters, not blank and without control characters";

    /** See {@link #MESSAGE}. */
    String message() default MESSAGE;

    /** For Bean Validation. */
    Class<?>[] groups() default {};

    /** For Bean Validation. */
    Class<? extends Payload>[] payload() default {};

    /** The rule itself. */
    final class Rule extends TextRule<PersonName> {

        public Rule() {
            super(Rule::accepts);
        }

        /** Whether {@code text} is such a name. */
        public static boolean accepts(String text) {
            return Texts.fits(text, LONGEST) && Texts.isUnicode(text) && Texts.isOneLine(text) && !Texts.isBlank(text);
        }
    }
}
