/** The audit trail: who did what to which record, of all services, as their events tell it. */
@NullMarked
package org.rapport.admin.audittrail;

import org.jspecify.annotations.NullMarked;
