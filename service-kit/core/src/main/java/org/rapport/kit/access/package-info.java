/** What a caller may do. */
@NullMarked
package org.rapport.kit.access;

import org.jspecify.annotations.NullMarked;
