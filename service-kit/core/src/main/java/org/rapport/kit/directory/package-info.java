/** Tenants, members, roles and teams as the super-administration publishes them, in memory. */
@NullMarked
package org.rapport.kit.directory;

import org.jspecify.annotations.NullMarked;
