/** What a caller may do, whichever services own the records. */
@NullMarked
package org.rapport.gateway.access;

import org.jspecify.annotations.NullMarked;
