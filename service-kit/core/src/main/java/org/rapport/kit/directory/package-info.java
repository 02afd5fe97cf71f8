/** Tenants, members, roles, teams and policies as the super-administration publishes them, in memory. */
@NullMarked
package org.rapport.kit.directory;

import org.jspecify.annotations.NullMarked;
