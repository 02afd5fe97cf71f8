/** What anonymous people hold to do one thing to one record. */
@NullMarked
package org.rapport.kit.capability;

import org.jspecify.annotations.NullMarked;
