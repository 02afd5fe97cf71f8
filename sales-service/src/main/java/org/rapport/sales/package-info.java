/** Sales: leads, contacts, accounts and opportunities. */
@NullMarked
package org.rapport.sales;

import org.jspecify.annotations.NullMarked;
