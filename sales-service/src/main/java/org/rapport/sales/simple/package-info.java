/** The façade for simple clients: the same records with fewer properties, in snake_case, and no versions to name. */
@NullMarked
package org.rapport.sales.simple;

import org.jspecify.annotations.NullMarked;
