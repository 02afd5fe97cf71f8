/** Roles of an organisation: what the members who hold them may do. */
@NullMarked
package org.rapport.admin.role;

import org.jspecify.annotations.NullMarked;
