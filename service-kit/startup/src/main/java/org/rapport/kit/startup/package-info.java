/** What must be right before anything starts, and the end of a start where it is not. */
@NullMarked
package org.rapport.kit.startup;

import org.jspecify.annotations.NullMarked;
