package org.rapport.kit.access;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Names the permission that an operation needs, as {@code type:action}. Who may not even read the type is told that the
 * record does not exist; who may read it is told which permission is missing.
 */
@InterceptorBinding
@Target({METHOD, TYPE})
@Retention(RUNTIME)
public @interface Requires {

    /**
     * The permission, such as {@code lead:convert}; of a {@link org.rapport.kit.record.RecordOperations}, whose
     * type is known, the action alone will do.
     */
    @Nonbinding
    String value();

    /** Whether a machine client of the tenant may do it without a role, being trusted as such. */
    @Nonbinding
    boolean orService() default false;
}
