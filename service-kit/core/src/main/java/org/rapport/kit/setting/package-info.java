/** Settings as each organisation has them, wherever the suite acts by them. */
@NullMarked
package org.rapport.kit.setting;

import org.jspecify.annotations.NullMarked;
