/** Leads: people and companies who may become customers, from capture to conversion. */
@NullMarked
package org.rapport.sales.lead;

import org.jspecify.annotations.NullMarked;
