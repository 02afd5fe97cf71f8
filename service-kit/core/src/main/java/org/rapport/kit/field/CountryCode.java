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
import java.util.Locale;
import java.util.Set;

/** Requires a country by its two letters of ISO 3166-1. */
@Size(min = CountryCode.LENGTH, max = CountryCode.LENGTH)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RUNTIME)
@Constraint(validatedBy = CountryCode.Rule.class)
@ReportAsSingleViolation
public @interface CountryCode {

    /** How many letters it has. */
    int LENGTH = 2;

    /** What is wrong with another one. */
    String MESSAGE = "must be an ISO 3166-1 code of two letters such as DE";

    /** See {@link #MESSAGE}. */
    String message() default MESSAGE;

    /** For Bean Validation. */
    Class<?>[] groups() default {};

    /** For Bean Validation. */
    Class<? extends Payload>[] payload() default {};

    /** The rule itself. */
    final class Rule extends TextRule<CountryCode> {

        private static final Set<String> CODES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

        /** Not assigned by ISO, but left to users, and used so by the European Union and most carriers. */
        private static final String KOSOVO = "XK";

        public Rule() {
            super(Rule::accepts);
        }

        /** Whether {@code text} is such a code. */
        public static boolean accepts(String text) {
            return CODES.contains(text) || text.equals(KOSOVO);
        }
    }
}
