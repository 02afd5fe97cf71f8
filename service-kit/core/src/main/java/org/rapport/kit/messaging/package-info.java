/** Events from other services: once each, in order per aggregate, none lost. */
@NullMarked
package org.rapport.kit.messaging;

import org.jspecify.annotations.NullMarked;
