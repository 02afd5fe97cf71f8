/** Timelines: what happened around an account or a contact, in sales and in support, as their events tell. */
@NullMarked
package org.rapport.sales.timeline;

import org.jspecify.annotations.NullMarked;
