/** How people write conditions: in CEL, the Common Expression Language, as far as a database can answer it. */
@NullMarked
package org.rapport.kit.condition.cel;

import org.jspecify.annotations.NullMarked;
