/** What nobody needs any more is thrown away. */
@NullMarked
package org.rapport.kit.housekeeping;

import org.jspecify.annotations.NullMarked;
