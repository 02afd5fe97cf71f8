/** Dashboards for Grafana: what they show, as values, and the JSON that Grafana reads. */
@NullMarked
package org.rapport.observability.dashboard;

import org.jspecify.annotations.NullMarked;
