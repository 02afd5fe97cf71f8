/** What people allow and refuse, as it is told at every entrance; what holds of it is said by {@code ConsentRule}. */
@NullMarked
package org.rapport.kit.consent;

import org.jspecify.annotations.NullMarked;
