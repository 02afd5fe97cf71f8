/** Whether the gateway is alive and ready. */
@NullMarked
package org.rapport.gateway.health;

import org.jspecify.annotations.NullMarked;
