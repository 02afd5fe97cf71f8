/** The records of this service are found by words. */
@NullMarked
package org.rapport.marketing.search;

import org.jspecify.annotations.NullMarked;
