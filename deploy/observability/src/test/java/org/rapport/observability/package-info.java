@NullMarked
package org.rapport.observability;

import org.jspecify.annotations.NullMarked;
