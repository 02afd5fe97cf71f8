/** What must still be brought in line with Keycloak, and the loop that works on it until it is. */
@NullMarked
package org.rapport.admin.reconciliation;

import org.jspecify.annotations.NullMarked;
