/** What a running realm has otherwise than the file that describes it: shown, and set right. */
@NullMarked
package org.rapport.identity.change;

import org.jspecify.annotations.NullMarked;
