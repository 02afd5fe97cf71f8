/** Lists in pages that neither skip nor repeat a row. */
@NullMarked
package org.rapport.kit.paging;

import org.jspecify.annotations.NullMarked;
