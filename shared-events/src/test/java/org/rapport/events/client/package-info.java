/** The client for subscribers, against Kafka's own mock consumer. */
@NullMarked
package org.rapport.events.client;

import org.jspecify.annotations.NullMarked;
