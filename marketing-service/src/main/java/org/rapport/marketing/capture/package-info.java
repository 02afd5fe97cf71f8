/** Captures: who became known, by a form or by a trusted client, with all that was said on that occasion. */
@NullMarked
package org.rapport.marketing.capture;

import org.jspecify.annotations.NullMarked;
