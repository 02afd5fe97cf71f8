package org.rapport.admin.text;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Requires a text to be a name as Keycloak takes it; none at all is fine. */
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = "(?=.*\\S)[^<>&\"$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}]{1,100}")
@ReportAsSingleViolation
public @interface PersonName {

    String message() default "must be a name of at most 100 characters, without brackets and the like";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
