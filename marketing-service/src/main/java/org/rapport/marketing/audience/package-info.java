/** The audience: every person whom marketing may meet again, what became of them, and what they have allowed. */
@NullMarked
package org.rapport.marketing.audience;

import org.jspecify.annotations.NullMarked;
