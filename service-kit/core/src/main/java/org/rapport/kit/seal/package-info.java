/** Commits to what the journal holds, outside the database. */
@NullMarked
package org.rapport.kit.seal;

import org.jspecify.annotations.NullMarked;
