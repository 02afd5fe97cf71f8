/** What holds for everything that we give to a cluster: one class for each promise. */
@NullMarked
package org.rapport.kubernetes.rule;

import org.jspecify.annotations.NullMarked;
