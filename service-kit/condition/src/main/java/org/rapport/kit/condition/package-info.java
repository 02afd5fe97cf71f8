/**
 * The suite's one language of conditions on records: what a condition says ({@link org.rapport.kit.condition.Condition}),
 * whether a record in memory satisfies it ({@link org.rapport.kit.condition.Closures}), and which rows of a table do
 * ({@link org.rapport.kit.condition.Folding}). How conditions are spelled is no matter of this package.
 */
@NullMarked
package org.rapport.kit.condition;

import org.jspecify.annotations.NullMarked;
