/** What the gateway shows to somebody who has nothing but its address. */
@NullMarked
package org.rapport.gateway.home;

import org.jspecify.annotations.NullMarked;
