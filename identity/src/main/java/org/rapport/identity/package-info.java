/** The Keycloak realm as code. */
@NullMarked
package org.rapport.identity;

import org.jspecify.annotations.NullMarked;
