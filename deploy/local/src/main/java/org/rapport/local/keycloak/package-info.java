/** Keycloak as a process of its own, and what one does with it from outside: sign in as a person, look after people. */
@NullMarked
package org.rapport.local.keycloak;

import org.jspecify.annotations.NullMarked;
