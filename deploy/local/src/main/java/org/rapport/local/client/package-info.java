/** Somebody who uses the suite as its users do: through the gateway, signed in, with mail. */
@NullMarked
package org.rapport.local.client;

import org.jspecify.annotations.NullMarked;
