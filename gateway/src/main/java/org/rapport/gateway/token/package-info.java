/** Who is calling: Keycloak's tokens and capabilities in, the internal token out. */
@NullMarked
package org.rapport.gateway.token;

import org.jspecify.annotations.NullMarked;
