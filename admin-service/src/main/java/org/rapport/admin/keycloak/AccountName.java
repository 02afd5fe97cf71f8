package org.rapport.admin.keycloak;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.rapport.kit.field.PersonName;

/**
 * Requires a name of a person that Keycloak takes for an account: the realm's user profile refuses markup, and nothing
 * else that stands in people's passports ({@code Rajesh a/l}, {@code Anna (Annie)}).
 */
@PersonName
@Pattern(regexp = "[^<>]*")
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
@Constraint(validatedBy = {})
@ReportAsSingleViolation
public @interface AccountName {

    /** What is wrong with another one. */
    String message() default "must be a name of at most 100 characters, without < and >";

    /** For Bean Validation. */
    Class<?>[] groups() default {};

    /** For Bean Validation. */
    Class<? extends Payload>[] payload() default {};
}
