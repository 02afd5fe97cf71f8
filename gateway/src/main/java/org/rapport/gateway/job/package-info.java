/** Jobs of all services in one place. */
@NullMarked
package org.rapport.gateway.job;

import org.jspecify.annotations.NullMarked;
