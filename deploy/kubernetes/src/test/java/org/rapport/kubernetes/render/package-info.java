/** Folders of Kustomize, made into documents by whichever program is there. */
@NullMarked
package org.rapport.kubernetes.render;

import org.jspecify.annotations.NullMarked;
