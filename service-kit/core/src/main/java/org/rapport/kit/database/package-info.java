/** As whom the service reaches its database. */
@NullMarked
package org.rapport.kit.database;

import org.jspecify.annotations.NullMarked;
