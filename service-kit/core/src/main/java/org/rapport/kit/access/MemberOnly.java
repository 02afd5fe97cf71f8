package org.rapport.kit.access;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks what whoever belongs to the organisation may do, and needs no role for. */
@InterceptorBinding
@Target({METHOD, TYPE})
@Retention(RUNTIME)
public @interface MemberOnly {}
