/** Measures what the design gives a number. */
@NullMarked
package org.rapport.bench;

import org.jspecify.annotations.NullMarked;
