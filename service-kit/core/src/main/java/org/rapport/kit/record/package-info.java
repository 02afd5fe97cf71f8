/** The form of a type of records: what is the same for all of them, and what each says of itself. */
@NullMarked
package org.rapport.kit.record;

import org.jspecify.annotations.NullMarked;
