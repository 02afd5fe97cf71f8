/** Keycloak's admin API, as far as organisations, memberships and invitations need it. */
@NullMarked
package org.rapport.admin.keycloak;

import org.jspecify.annotations.NullMarked;
