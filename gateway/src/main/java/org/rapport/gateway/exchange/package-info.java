/** One request and its answer as the gateway sees them: what is refused at once, how refusals look, how a request is traced. */
@NullMarked
package org.rapport.gateway.exchange;

import org.jspecify.annotations.NullMarked;
