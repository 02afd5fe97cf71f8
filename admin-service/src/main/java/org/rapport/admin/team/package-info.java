/** Teams: members who work together, and whose records a role can reach together. */
@NullMarked
package org.rapport.admin.team;

import org.jspecify.annotations.NullMarked;
