/** Texts with a meaning of their own: languages, time zones, currencies. */
@NullMarked
package org.rapport.admin.text;

import org.jspecify.annotations.NullMarked;
