/** {@code ./crm doctor}: what is wrong with a stack, and how it is mended. */
@NullMarked
package org.rapport.local.doctor;

import org.jspecify.annotations.NullMarked;
