package org.rapport.events.admin;

import org.rapport.events.Changes;
import org.rapport.events.EventType;

/** What happens to an organisation. */
public sealed interface OrganizationEvent extends DirectoryEvent {

    @Override
    OrganizationRecord record();

    /** Asked for; being provisioned. */
    @EventType("org.rapport.admin.organization.created.v1")
    record Created(OrganizationRecord record, Changes changes) implements OrganizationEvent {}

    /** A step of the provisioning is done, or has failed. */
    @EventType("org.rapport.admin.organization.provisioning-advanced.v1")
    record ProvisioningAdvanced(OrganizationRecord record, Changes changes) implements OrganizationEvent {}

    /** Ready for work. */
    @EventType("org.rapport.admin.organization.provisioned.v1")
    record Provisioned(OrganizationRecord record, Changes changes) implements OrganizationEvent {}

    /** Changed. */
    @EventType("org.rapport.admin.organization.edited.v1")
    record Edited(OrganizationRecord record, Changes changes) implements OrganizationEvent {}

    /** Read-only from now on. */
    @EventType("org.rapport.admin.organization.suspended.v1")
    record Suspended(OrganizationRecord record, Changes changes) implements OrganizationEvent {}

    /** In full use again. */
    @EventType("org.rapport.admin.organization.reactivated.v1")
    record Reactivated(OrganizationRecord record, Changes changes) implements OrganizationEvent {}

    /** Hidden, and restorable. */
    @EventType("org.rapport.admin.organization.deleted.v1")
    record Deleted(OrganizationRecord record, Changes changes) implements OrganizationEvent {}

    /** Back, as it was. */
    @EventType("org.rapport.admin.organization.restored.v1")
    record Restored(OrganizationRecord record, Changes changes) implements OrganizationEvent {}
}
