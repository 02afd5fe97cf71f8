/** What may be done to the records of this service, and why. */
@NullMarked
package org.rapport.sales.access;

import org.jspecify.annotations.NullMarked;
