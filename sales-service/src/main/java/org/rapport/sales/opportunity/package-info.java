/** Opportunities: deals on their way through the pipeline, and what became of them. */
@NullMarked
package org.rapport.sales.opportunity;

import org.jspecify.annotations.NullMarked;
