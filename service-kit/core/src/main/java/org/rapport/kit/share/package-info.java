/** Records that are shared one by one, beside those that roles reach. */
@NullMarked
package org.rapport.kit.share;

import org.jspecify.annotations.NullMarked;
