/** What is counted of every request. */
@NullMarked
package org.rapport.kit.metric;

import org.jspecify.annotations.NullMarked;
