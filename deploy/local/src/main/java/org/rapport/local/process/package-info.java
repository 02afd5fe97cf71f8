/** Child processes that outlive the one who started them, and what is needed to start, find and wait for them. */
@NullMarked
package org.rapport.local.process;

import org.jspecify.annotations.NullMarked;
