/**
 * One rule per kind of field, said once and used at every entrance: bodies of the API, simple clients, captures, answers
 * to forms. Each is a constraint of Bean Validation with a {@code Rule} that can be asked for a text without it, and one
 * message. What is absent is fine; a field that must be there says so itself. The rules judge what is said, never what is
 * stored: events and rows from before a rule stay readable.
 *
 * <p>The constraints that a rule is composed of repeat its limits for the API's document, which is made of them. {@code
 * Money} is none of these: it cannot exist without being right, so its constructor checks it.
 */
@NullMarked
package org.rapport.kit.field;

import org.jspecify.annotations.NullMarked;
