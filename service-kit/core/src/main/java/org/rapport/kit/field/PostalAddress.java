package org.rapport.kit.field;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.kit.text.Texts;

/** Limits each part of an {@link Address}, and requires its country to be a {@link CountryCode}. */
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RUNTIME)
@Constraint(validatedBy = PostalAddress.Rule.class)
public @interface PostalAddress {

    /** How many characters street and number may have, with all lines. */
    int LONGEST_STREET = 500;

    /** How many characters a postal code may have. */
    int LONGEST_POSTAL_CODE = 20;

    /** How many characters a city may have. */
    int LONGEST_CITY = 100;

    /** How many characters a region may have. */
    int LONGEST_REGION = 100;

    /** What is wrong is said of each part. */
    String message() default "must be a postal address";

    /** For Bean Validation. */
    Class<?>[] groups() default {};

    /** For Bean Validation. */
    Class<? extends Payload>[] payload() default {};

    /** The rule itself. */
    final class Rule implements ConstraintValidator<PostalAddress, Address> {

        @Override
        public boolean isValid(@Nullable Address address, ConstraintValidatorContext context) {
            if (address == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            boolean fits = fits("street", address.street(), LONGEST_STREET, context);
            fits &= isOneLine("postalCode", address.postalCode(), context);
            fits &= isOneLine("city", address.city(), context);
            fits &= isOneLine("region", address.region(), context);
            fits &= fits("postalCode", address.postalCode(), LONGEST_POSTAL_CODE, context);
            fits &= fits("city", address.city(), LONGEST_CITY, context);
            fits &= fits("region", address.region(), LONGEST_REGION, context);
            String country = address.country();
            if (country != null && !CountryCode.Rule.accepts(country)) {
                tell("country", CountryCode.MESSAGE, context);
                fits = false;
            }
            return fits;
        }

        private static boolean fits(
                String part, @Nullable String text, int longest, ConstraintValidatorContext context) {
            if (text == null || Texts.fits(text, longest)) {
                return true;
            }
            tell(part, "must have at most " + longest + " characters", context);
            return false;
        }

        private static boolean isOneLine(String part, @Nullable String text, ConstraintValidatorContext context) {
            if (text == null || Texts.isOneLine(text)) {
                return true;
            }
            tell(part, SingleLine.MESSAGE, context);
            return false;
        }

        private static void tell(String part, String message, ConstraintValidatorContext context) {
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode(part)
                    .addConstraintViolation();
        }
    }
}
