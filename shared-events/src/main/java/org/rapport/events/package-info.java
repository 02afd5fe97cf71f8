/** The public contracts of the suite: what a subscriber of its Kafka topics reads. */
@NullMarked
package org.rapport.events;

import org.jspecify.annotations.NullMarked;
