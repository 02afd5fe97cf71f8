/** Conversion: a qualified lead becomes account, contact and opportunity at once, and back. */
@NullMarked
package org.rapport.sales.conversion;

import org.jspecify.annotations.NullMarked;
