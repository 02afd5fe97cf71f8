/** History, audit and event in one row. */
@NullMarked
package org.rapport.kit.journal;

import org.jspecify.annotations.NullMarked;
