package org.rapport.admin.organization;

import java.time.Instant;
import java.util.List;
import org.rapport.events.admin.OrganizationRecord.ProvisioningStep;
import org.rapport.events.admin.OrganizationRecord.StepStatus;

/** The steps on the way to a working organisation, in their order. */
final class ProvisioningSteps {

    /** Keycloak knows it. Done first of all: its id becomes the tenant id. */
    static final String KEYCLOAK_ORGANIZATION = "keycloak-organization";

    /** It has the roles that come with the suite. */
    static final String SYSTEM_ROLES = "system-roles";

    /** Who lets the others in has been invited. */
    static final String FIRST_ADMINISTRATOR = "first-administrator";

    private ProvisioningSteps() {}

    /** As they stand when the row is written. */
    static List<ProvisioningStep> begun(Instant now) {
        return List.of(
                new ProvisioningStep(KEYCLOAK_ORGANIZATION, StepStatus.DONE, now, null),
                new ProvisioningStep(SYSTEM_ROLES, StepStatus.PENDING, null, null),
                new ProvisioningStep(FIRST_ADMINISTRATOR, StepStatus.PENDING, null, null));
    }
}
