package org.rapport.events.admin;

import java.util.List;
import org.rapport.events.Copies;
import org.rapport.events.EventType;
import org.rapport.events.FieldChange;

/** What happens to an organisation. */
public sealed interface OrganizationEvent extends DirectoryEvent {

    @Override
    OrganizationRecord record();

    /** Asked for; being provisioned. */
    @EventType("org.rapport.admin.organization.created.v1")
    record Created(OrganizationRecord record, List<FieldChange> changes) implements OrganizationEvent {

        public Created {
            changes = Copies.of(changes);
        }
    }

    /** A step of the provisioning is done, or has failed. */
    @EventType("org.rapport.admin.organization.provisioning-advanced.v1")
    record ProvisioningAdvanced(OrganizationRecord record, List<FieldChange> changes) implements OrganizationEvent {

        public ProvisioningAdvanced {
            changes = Copies.of(changes);
        }
    }

    /** Ready for work. */
    @EventType("org.rapport.admin.organization.provisioned.v1")
    record Provisioned(OrganizationRecord record, List<FieldChange> changes) implements OrganizationEvent {

        public Provisioned {
            changes = Copies.of(changes);
        }
    }

    /** Changed. */
    @EventType("org.rapport.admin.organization.edited.v1")
    record Edited(OrganizationRecord record, List<FieldChange> changes) implements OrganizationEvent {

        public Edited {
            changes = Copies.of(changes);
        }
    }

    /** Read-only from now on. */
    @EventType("org.rapport.admin.organization.suspended.v1")
    record Suspended(OrganizationRecord record, List<FieldChange> changes) implements OrganizationEvent {

        public Suspended {
            changes = Copies.of(changes);
        }
    }

    /** In full use again. */
    @EventType("org.rapport.admin.organization.reactivated.v1")
    record Reactivated(OrganizationRecord record, List<FieldChange> changes) implements OrganizationEvent {

        public Reactivated {
            changes = Copies.of(changes);
        }
    }

    /** Hidden, and restorable. */
    @EventType("org.rapport.admin.organization.deleted.v1")
    record Deleted(OrganizationRecord record, List<FieldChange> changes) implements OrganizationEvent {

        public Deleted {
            changes = Copies.of(changes);
        }
    }

    /** Back, as it was. */
    @EventType("org.rapport.admin.organization.restored.v1")
    record Restored(OrganizationRecord record, List<FieldChange> changes) implements OrganizationEvent {

        public Restored {
            changes = Copies.of(changes);
        }
    }
}
