/** What the gateway asks on its own account, beside what it forwards. */
@NullMarked
package org.rapport.gateway.call;

import org.jspecify.annotations.NullMarked;
