/** Which pages of other origins may call from a browser. */
@NullMarked
package org.rapport.gateway.cors;

import org.jspecify.annotations.NullMarked;
