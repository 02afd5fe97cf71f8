/** For subscribers in Java: typed events from a topic, and the present state of its records. */
@NullMarked
package org.rapport.events.client;

import org.jspecify.annotations.NullMarked;
