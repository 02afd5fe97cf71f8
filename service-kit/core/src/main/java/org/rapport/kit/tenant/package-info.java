/** Who is calling, for which tenant, and how that reaches the database. */
@NullMarked
package org.rapport.kit.tenant;

import org.jspecify.annotations.NullMarked;
