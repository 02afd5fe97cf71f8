/** What {@code compose.yaml} finds in the folder {@code secrets} beside it. */
@NullMarked
package org.rapport.compose;

import org.jspecify.annotations.NullMarked;
