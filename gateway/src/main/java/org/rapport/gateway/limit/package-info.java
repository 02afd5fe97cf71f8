/** How much anyone may ask for. */
@NullMarked
package org.rapport.gateway.limit;

import org.jspecify.annotations.NullMarked;
