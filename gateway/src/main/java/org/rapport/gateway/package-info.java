/** The one door of the suite: routes, token checks, browser sessions, limits, documentation. */
@NullMarked
package org.rapport.gateway;

import org.jspecify.annotations.NullMarked;
