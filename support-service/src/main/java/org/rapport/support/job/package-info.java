/** Work on the records of this service that takes longer than a request. */
@NullMarked
package org.rapport.support.job;

import org.jspecify.annotations.NullMarked;
