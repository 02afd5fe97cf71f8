/** The records of this service are found by words. */
@NullMarked
package org.rapport.sales.search;

import org.jspecify.annotations.NullMarked;
