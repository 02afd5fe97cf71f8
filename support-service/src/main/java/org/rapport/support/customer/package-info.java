/** Customers: contacts and accounts, as sales tells of them. */
@NullMarked
package org.rapport.support.customer;

import org.jspecify.annotations.NullMarked;
