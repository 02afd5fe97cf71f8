package org.rapport.admin.text;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Requires a text to be a BCP 47 language tag; none at all is fine. */
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
@Constraint(validatedBy = LanguageTagValidator.class)
public @interface LanguageTag {

    String message() default "must be a BCP 47 language tag such as en or de-AT";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
