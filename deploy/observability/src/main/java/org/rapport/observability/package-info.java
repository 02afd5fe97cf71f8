/** What is watched in a running installation: rules that alert and dashboards, as files that are made here. */
@NullMarked
package org.rapport.observability;

import org.jspecify.annotations.NullMarked;
