/**
 * Judges what is said to Kubernetes, without a cluster: each folder of manifests is rendered, read as Kubernetes and its
 * operators would, and held against the rules of the suite.
 */
@NullMarked
package org.rapport.kubernetes;

import org.jspecify.annotations.NullMarked;
