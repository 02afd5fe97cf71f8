package org.rapport.kit.command;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks an operation that changes something. All of it happens in one transaction, with its journal entries and, where
 * the client sent an {@code Idempotency-Key}, its answer; or none of it. Refused while the tenant is suspended or
 * leaving, and once it is deleted.
 */
@InterceptorBinding
@Target({METHOD, TYPE})
@Retention(RUNTIME)
public @interface Command {}
