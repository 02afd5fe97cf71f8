/** Conditions as queries, in HQL. */
@NullMarked
package org.rapport.kit.condition.query;

import org.jspecify.annotations.NullMarked;
