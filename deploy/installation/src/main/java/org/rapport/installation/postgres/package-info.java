/** Roles and databases, by the SQL that an installation runs with psql. */
@NullMarked
package org.rapport.installation.postgres;

import org.jspecify.annotations.NullMarked;
