/** The suite on one machine: starts, watches and stops the real parts. */
@NullMarked
package org.rapport.local;

import org.jspecify.annotations.NullMarked;
