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
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** Requires a currency in use, with minor units, by its three letters of ISO 4217; what {@code Money} takes. */
@Size(min = CurrencyCode.LENGTH, max = CurrencyCode.LENGTH)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RUNTIME)
@Constraint(validatedBy = CurrencyCode.Rule.class)
@ReportAsSingleViolation
public @interface CurrencyCode {

    /** How many letters it has. */
    int LENGTH = 3;

    /** What is wrong with another one. */
    String MESSAGE = "must be an ISO 4217 code such as EUR";

    /** See {@link #MESSAGE}. */
    String message() default MESSAGE;

    /** For Bean Validation. */
    Class<?>[] groups() default {};

    /** For Bean Validation. */
    Class<? extends Payload>[] payload() default {};

    /** The rule itself. */
    final class Rule extends TextRule<CurrencyCode> {

        private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toUnmodifiableSet());

        public Rule() {
            super(Rule::accepts);
        }

        /** Whether {@code text} is such a code. */
        public static boolean accepts(String text) {
            return CODES.contains(text);
        }
    }
}
