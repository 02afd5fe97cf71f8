/** Work that takes longer than a request: it goes on after a crash, tells how far it is, and can be cancelled. */
@NullMarked
package org.rapport.kit.job;

import org.jspecify.annotations.NullMarked;
