/** What support publishes: tickets. */
@NullMarked
package org.rapport.events.support;

import org.jspecify.annotations.NullMarked;
