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
import org.rapport.kit.text.Texts;

/**
 * Requires an e-mail address whose domain has a dot. Both sides of the @ may be in any script (RFC 6531); quoted local
 * parts and hosts by number are none. Dots in the local part may stand anywhere: mailboxes with two in a row are in use,
 * though RFC 5321 wants them quoted.
 */
@KeptAs(Spelling.EMAIL)
@Size(min = 1, max = EmailAddress.LONGEST)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RUNTIME)
@Constraint(validatedBy = EmailAddress.Rule.class)
@ReportAsSingleViolation
public @interface EmailAddress {

    /** How many characters it may have. */
    int LONGEST = 254;

    /** What is wrong with another one. */
    String MESSAGE = "must be an e-mail address";

    /** See {@link #MESSAGE}. */
    String message() default MESSAGE;

    /** For Bean Validation. */
    Class<?>[] groups() default {};

    /** For Bean Validation. */
    Class<? extends Payload>[] payload() default {};

    /** The rule itself. */
    final class Rule extends TextRule<EmailAddress> {

        private static final int LONGEST_LOCAL_PART = 64;
        private static final Pattern LOCAL_PART = Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~.-]+");

        public Rule() {
            super(Rule::accepts);
        }

        /** Whether {@code text} is such an address. */
        public static boolean accepts(String text) {
            int at = text.lastIndexOf('@');
            return Texts.fits(text, LONGEST)
                    && at >= 1
                    && at <= LONGEST_LOCAL_PART
                    && LOCAL_PART.matcher(text.substring(0, at)).matches()
                    && Host.takesMail(text.substring(at + 1));
        }
    }
}
