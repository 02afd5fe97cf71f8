/** Members of an organisation: invited, given roles, deactivated. Their accounts are Keycloak's. */
@NullMarked
package org.rapport.admin.member;

import org.jspecify.annotations.NullMarked;
