package org.rapport.kit.access;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks what only a platform administrator in the organisation {@code platform} may do. */
@InterceptorBinding
@Target({METHOD, TYPE})
@Retention(RUNTIME)
public @interface OperatorOnly {}
