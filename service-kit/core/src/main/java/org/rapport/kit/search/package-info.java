/** Records are found by words, however these are written. */
@NullMarked
package org.rapport.kit.search;

import org.jspecify.annotations.NullMarked;
