/** Which path belongs to whom, and the way of a request to its service and back. */
@NullMarked
package org.rapport.gateway.route;

import org.jspecify.annotations.NullMarked;
