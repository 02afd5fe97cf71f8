/** What every service needs and none owns: tenancy, access, journal, problems, paging, concurrency. */
@NullMarked
package org.rapport.kit;

import org.jspecify.annotations.NullMarked;
