/** Marketing: forms, captured leads, audience and consent. */
@NullMarked
package org.rapport.marketing;

import org.jspecify.annotations.NullMarked;
