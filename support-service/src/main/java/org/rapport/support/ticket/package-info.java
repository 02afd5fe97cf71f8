/** Tickets: what customers ask, and what agents answer. */
@NullMarked
package org.rapport.support.ticket;

import org.jspecify.annotations.NullMarked;
