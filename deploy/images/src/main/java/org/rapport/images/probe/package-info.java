/** What runs inside a container beside its part; alone there, so it needs nothing but Java. */
@NullMarked
package org.rapport.images.probe;

import org.jspecify.annotations.NullMarked;
