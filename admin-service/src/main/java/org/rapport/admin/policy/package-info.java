/** Policies of an organisation: rules on who may do what to which records, beside what roles allow. */
@NullMarked
package org.rapport.admin.policy;

import org.jspecify.annotations.NullMarked;
