@NullMarked
package org.rapport.observability.dashboard;

import org.jspecify.annotations.NullMarked;
