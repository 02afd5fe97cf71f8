/** Work on the records of this service that takes longer than a request. */
@NullMarked
package org.rapport.marketing.job;

import org.jspecify.annotations.NullMarked;
