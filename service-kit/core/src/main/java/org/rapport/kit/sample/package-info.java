/** A sample of what was decided of late, for policies to be tried on. */
@NullMarked
package org.rapport.kit.sample;

import org.jspecify.annotations.NullMarked;
