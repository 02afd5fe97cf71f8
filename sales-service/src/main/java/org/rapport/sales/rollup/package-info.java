/** Roll-ups: what an account's deals and tickets amount to, kept by their events. */
@NullMarked
package org.rapport.sales.rollup;

import org.jspecify.annotations.NullMarked;
