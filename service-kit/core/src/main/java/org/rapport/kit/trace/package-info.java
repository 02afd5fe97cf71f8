/** How the work for a request is found again: in the log, in problems, and in traces that go on through Kafka. */
@NullMarked
package org.rapport.kit.trace;

import org.jspecify.annotations.NullMarked;
