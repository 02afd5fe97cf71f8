/** Organisations, which are the tenants: created, provisioned, suspended, reactivated. */
@NullMarked
package org.rapport.admin.organization;

import org.jspecify.annotations.NullMarked;
