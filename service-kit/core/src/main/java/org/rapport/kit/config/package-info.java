/** Settings that every service has. */
@NullMarked
package org.rapport.kit.config;

import org.jspecify.annotations.NullMarked;
