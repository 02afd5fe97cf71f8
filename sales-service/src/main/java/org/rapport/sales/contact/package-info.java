/** Contacts: people at customers, or at those to be, and what they have allowed. */
@NullMarked
package org.rapport.sales.contact;

import org.jspecify.annotations.NullMarked;
