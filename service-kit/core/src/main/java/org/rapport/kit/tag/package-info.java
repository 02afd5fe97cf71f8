/** Tags: defined in admin-service, known to every service, where the records are that carry them. */
@NullMarked
package org.rapport.kit.tag;

import org.jspecify.annotations.NullMarked;
