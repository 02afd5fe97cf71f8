/** Refusals, and the one form in which a client sees them: RFC 9457 problem details. */
@NullMarked
package org.rapport.kit.problem;

import org.jspecify.annotations.NullMarked;
