/** One operation on each of many records, as a job. */
@NullMarked
package org.rapport.kit.bulk;

import org.jspecify.annotations.NullMarked;
