/** Accounts: organisations that buy, may buy, help to sell or compete. */
@NullMarked
package org.rapport.sales.account;

import org.jspecify.annotations.NullMarked;
