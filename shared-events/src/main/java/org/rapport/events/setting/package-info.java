/** Settings: what each organisation can settle for itself, and what holds as long as it does not. */
@NullMarked
package org.rapport.events.setting;

import org.jspecify.annotations.NullMarked;
