/** How the parts of the suite are, and which versions they have. */
@NullMarked
package org.rapport.gateway.status;

import org.jspecify.annotations.NullMarked;
