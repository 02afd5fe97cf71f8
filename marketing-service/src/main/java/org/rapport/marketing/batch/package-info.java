/** Many commands on the records of this service in one request. */
@NullMarked
package org.rapport.marketing.batch;

import org.jspecify.annotations.NullMarked;
