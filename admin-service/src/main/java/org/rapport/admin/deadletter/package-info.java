/** What services could not handle of the events of others: to be looked at, and to be given to them once more, which is journaled. */
@NullMarked
package org.rapport.admin.deadletter;

import org.jspecify.annotations.NullMarked;
