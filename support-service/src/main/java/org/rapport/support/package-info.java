/** Support: customers and their tickets. */
@NullMarked
package org.rapport.support;

import org.jspecify.annotations.NullMarked;
