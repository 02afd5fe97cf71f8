/** The records of this service are found by words. */
@NullMarked
package org.rapport.support.search;

import org.jspecify.annotations.NullMarked;
