package org.rapport.kit.field;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Names an e-mail address or a telephone number that is known already, in whatever spelling; it need not be one. */
@KeptAs(Spelling.ADDRESSEE)
@SingleLine
@Size(min = 1, max = EmailAddress.LONGEST)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RUNTIME)
@Constraint(validatedBy = {})
public @interface Addressee {

    /** What is wrong is said by the constraints that it is composed of. */
    String message() default "must be an e-mail address or a telephone number";

    /** For Bean Validation. */
    Class<?>[] groups() default {};

    /** For Bean Validation. */
    Class<? extends Payload>[] payload() default {};
}
