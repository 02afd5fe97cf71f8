package org.rapport.admin.member;

import static org.rapport.events.admin.MemberRecord.Status.ACTIVE;
import static org.rapport.events.admin.MemberRecord.Status.DEACTIVATED;
import static org.rapport.events.admin.MemberRecord.Status.INVITED;

import java.util.Set;
import org.rapport.events.admin.MemberRecord.Status;
import org.rapport.kit.record.Transitions;

/** Which status a member may be moved to from where. Who follows the invitation becomes active without being moved. */
final class MemberStatuses {

    static final Transitions<Status> MOVES = Transitions.of("member", Status.class, from -> switch (from) {
        case INVITED, ACTIVE -> Set.of(DEACTIVATED);
        case DEACTIVATED -> Set.of(INVITED, ACTIVE);
    });

    private MemberStatuses() {}
}
