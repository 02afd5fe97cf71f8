/** Super-administration: organisations, members, roles and the audit trail. */
@NullMarked
package org.rapport.admin;

import org.jspecify.annotations.NullMarked;
