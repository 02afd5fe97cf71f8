/** What several services know together: they are asked side by side. */
@NullMarked
package org.rapport.gateway.across;

import org.jspecify.annotations.NullMarked;
