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
import java.util.IllformedLocaleException;
import java.util.Locale;

/** Requires a language by its BCP 47 tag. */
@Size(max = LanguageTag.LONGEST)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RUNTIME)
@Constraint(validatedBy = LanguageTag.Rule.class)
@ReportAsSingleViolation
public @interface LanguageTag {

    /** How many characters it may have. */
    int LONGEST = 35;

    /** What is wrong with another one. */
    String MESSAGE = "must be a BCP 47 language tag such as en or de-AT";

    /** See {@link #MESSAGE}. */
    String message() default MESSAGE;

    /** For Bean Validation. */
    Class<?>[] groups() default {};

    /** For Bean Validation. */
    Class<? extends Payload>[] payload() default {};

    /** The rule itself. */
    final class Rule extends TextRule<LanguageTag> {

        public Rule() {
            super(Rule::accepts);
        }

        /** Whether {@code text} is such a tag. */
        public static boolean accepts(String text) {
            try {
                return text.length() <= LONGEST
                        && !new Locale.Builder()
                                .setLanguageTag(text)
                                .build()
                                .getLanguage()
                                .isEmpty();
            } catch (IllformedLocaleException e) {
                return false;
            }
        }
    }
}
