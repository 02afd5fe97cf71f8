package org.rapport.kit.access;

import java.util.UUID;
import org.rapport.events.admin.RoleRecord.Reach;

/** Why there is a rule. */
sealed interface Origin {

    /** A role reaches so far. */
    record Role(Reach reach) implements Origin {}

    /** Records are shared. */
    record Share() implements Origin {}

    /** A policy is in force, by a number of its own. */
    record Policy(UUID id, int release) implements Origin {}
}
