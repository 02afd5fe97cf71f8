/** What marketing publishes: forms, and what visitors and partners sent through them. */
@NullMarked
package org.rapport.events.marketing;

import org.jspecify.annotations.NullMarked;
