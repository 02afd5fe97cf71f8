/** Who may do what, over every operation that a service has. */
@NullMarked
package org.rapport.kit.testing.access;

import org.jspecify.annotations.NullMarked;
