package org.rapport.kit.http;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Requires a telephone number in the one form in which numbers can be compared and dialled: E.164. */
@Pattern(regexp = PhoneNumber.E164, message = "must be an E.164 number such as +4930123456")
@Constraint(validatedBy = {})
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT, ANNOTATION_TYPE})
@Retention(RUNTIME)
public @interface PhoneNumber {

    /** What such a number looks like. */
    String E164 = "\\+[1-9][0-9]{4,14}";

    /** What is wrong with another one. */
    String message() default "must be an E.164 number such as +4930123456";

    /** For Bean Validation. */
    Class<?>[] groups() default {};

    /** For Bean Validation. */
    Class<? extends Payload>[] payload() default {};
}
