/** Rules by which Prometheus alerts: files in {@code rules}, of which the service level objectives are made here. */
@NullMarked
package org.rapport.observability.rule;

import org.jspecify.annotations.NullMarked;
