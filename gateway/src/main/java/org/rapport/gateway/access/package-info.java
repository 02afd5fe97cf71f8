/** What callers may do, and what would change of that, whichever services own the records. */
@NullMarked
package org.rapport.gateway.access;

import org.jspecify.annotations.NullMarked;
