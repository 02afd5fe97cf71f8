package org.rapport.kit.http;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks resources whose bodies are in snake_case; their problems point to fields by those names. */
@NameBinding
@Target({TYPE, METHOD})
@Retention(RUNTIME)
public @interface SnakeCase {}
