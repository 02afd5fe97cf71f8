/** The secrets of an installation: which there are, who has them, how they are made and exchanged. */
@NullMarked
package org.rapport.installation.secret;

import org.jspecify.annotations.NullMarked;
