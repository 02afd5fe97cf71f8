/** What a service's health says of conditions for its start. */
@NullMarked
package org.rapport.kit.health;

import org.jspecify.annotations.NullMarked;
