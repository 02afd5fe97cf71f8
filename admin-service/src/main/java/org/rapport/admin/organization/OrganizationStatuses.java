package org.rapport.admin.organization;

import static org.rapport.events.admin.OrganizationRecord.Status.ACTIVE;
import static org.rapport.events.admin.OrganizationRecord.Status.SUSPENDED;

import java.util.Set;
import org.rapport.events.admin.OrganizationRecord.Status;
import org.rapport.kit.record.Transitions;

/** Which status the operator may move an organisation to from where. Provisioning comes to its end without being told. */
final class OrganizationStatuses {

    static final Transitions<Status> MOVES = Transitions.of("organization", Status.class, from -> switch (from) {
        case TRIAL, ACTIVE, PAST_DUE -> Set.of(SUSPENDED);
        case SUSPENDED -> Set.of(ACTIVE);
        case PROVISIONING, OFFBOARDING, DELETED -> Set.of();
    });

    private OrganizationStatuses() {}
}
