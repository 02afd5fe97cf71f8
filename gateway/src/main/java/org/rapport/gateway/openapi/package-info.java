/** The documentation of the whole API: one document out of four, and two ways to read it. */
@NullMarked
package org.rapport.gateway.openapi;

import org.jspecify.annotations.NullMarked;
