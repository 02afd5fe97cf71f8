/** Which properties of records a caller can see and set: kept back from answers, refused in requests. */
@NullMarked
package org.rapport.kit.mask;

import org.jspecify.annotations.NullMarked;
