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
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.text.Texts;

/**
 * Requires an address in the web, as people type it: {@code example.com} as well as {@code https://example.com/about}. No
 * other scheme and no user before the host is taken, so that it is safe to link to.
 */
@KeptAs(Spelling.ADDRESS)
@Size(min = 1, max = WebAddress.LONGEST)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RUNTIME)
@Constraint(validatedBy = WebAddress.Rule.class)
@ReportAsSingleViolation
public @interface WebAddress {

    /** How many characters it may have, if not said otherwise. */
    int LONGEST = 300;

    /** What is wrong with another one. */
    String MESSAGE = "must be a web address such as https://example.com";

    /** See {@link #MESSAGE}. */
    String message() default MESSAGE;

    /** How many characters it may have. */
    @OverridesAttribute(constraint = Size.class, name = "max")
    int max() default LONGEST;

    /** For Bean Validation. */
    Class<?>[] groups() default {};

    /** For Bean Validation. */
    Class<? extends Payload>[] payload() default {};

    /** The rule itself. */
    final class Rule implements ConstraintValidator<WebAddress, String> {

        private static final Pattern ADDRESS = Pattern.compile(
                "(?:https?://)?(?<host>[^/?#:@\\p{Z}]+)(?::[0-9]{1,5})?(?:[/?#][^\"'<>\\\\\\p{Z}\\p{Cc}\\p{Cs}]*)?",
                Pattern.CASE_INSENSITIVE);

        private int max = LONGEST;

        @Override
        public void initialize(WebAddress annotation) {
            max = annotation.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || accepts(text, max);
        }

        /** Whether {@code text} is such an address. */
        public static boolean accepts(String text) {
            return accepts(text, LONGEST);
        }

        private static boolean accepts(String text, int max) {
            if (!Texts.fits(text, max)) {
                return false;
            }
            var matcher = ADDRESS.matcher(text);
            return matcher.matches() && Host.servesPages(matcher.group("host"));
        }
    }
}
