/** Documents as Kubernetes and its operators understand them. */
@NullMarked
package org.rapport.kubernetes.manifest;

import org.jspecify.annotations.NullMarked;
