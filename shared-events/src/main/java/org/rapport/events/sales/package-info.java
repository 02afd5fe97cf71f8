/** What sales publishes: leads, contacts, accounts and opportunities. */
@NullMarked
package org.rapport.events.sales;

import org.jspecify.annotations.NullMarked;
