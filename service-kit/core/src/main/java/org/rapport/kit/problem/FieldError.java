package org.rapport.kit.problem;

/**
 * What is wrong with one field.
 *
 * @param pointer a JSON pointer (RFC 6901) into the request's body, or the name of a parameter after {@code #}
 * @param detail  the rule that the value breaks
 */
public record FieldError(String pointer, String detail) {}
