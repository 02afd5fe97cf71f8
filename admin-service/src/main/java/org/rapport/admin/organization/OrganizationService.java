package org.rapport.admin.organization;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.rapport.admin.keycloak.Keycloak;
import org.rapport.admin.keycloak.KeycloakOrganization;
import org.rapport.admin.keycloak.KeycloakRefusal;
import org.rapport.admin.reconciliation.Reconciliation;
import org.rapport.events.admin.OrganizationEvent;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordType;

/** What the operator can do to organisations, each as one journaled change. */
@ApplicationScoped
class OrganizationService {

    private final Organizations organizations;
    private final Keycloak keycloak;
    private final Reconciliation reconciliation;
    private final Operations operations;

    OrganizationService(
            Organizations organizations, Keycloak keycloak, Reconciliation reconciliation, Operations operations) {
        this.organizations = organizations;
        this.keycloak = keycloak;
        this.reconciliation = reconciliation;
        this.operations = operations;
    }

    /**
     * Makes the organisation in Keycloak, which gives it the id, and then here. Who dies between the two leaves one that
     * bears this service's mark; the next who asks for the alias adopts it.
     */
    OrganizationRecord create(CreateOrganization command) {
        organizations.lockAlias(command.alias());
        if (organizations.hasAlias(command.alias())) {
            throw aliasTaken(command.alias());
        }
        UUID id = inKeycloak(command).id();
        OrganizationRecord record = operations
                .journal()
                .create(new Organization(id, command, operations.journal().now()), OrganizationEvent.Created::new);
        reconciliation.ask(Provisioning.KIND, operations.caller().tenant(), id);
        return record;
    }

    OrganizationRecord edit(UUID id, IfMatch ifMatch, EditOrganization command) {
        return operations
                .journal()
                .change(lock(id, ifMatch, RecordType.EDIT), OrganizationEvent.Edited::new, it -> it.edit(command));
    }

    OrganizationRecord patch(UUID id, IfMatch ifMatch, MergePatch patch) {
        Organization organization = lock(id, ifMatch, RecordType.EDIT);
        EditOrganization command = operations.commands().patched(organization.details(), patch);
        return operations.journal().change(organization, OrganizationEvent.Edited::new, it -> it.edit(command));
    }

    OrganizationRecord suspend(UUID id, IfMatch ifMatch, SuspendOrganization command) {
        Organization organization = lock(id, ifMatch, Organization.SUSPEND);
        if (id.equals(operations.caller().tenant())) {
            throw new DomainException.Conflict(
                    "organization-of-operator", "The operator's own organisation cannot be suspended.");
        }
        operations.journal().because(command.reason());
        return operations
                .journal()
                .change(organization, OrganizationEvent.Suspended::new, it -> it.suspend(command.reason()));
    }

    OrganizationRecord reactivate(UUID id, IfMatch ifMatch) {
        return operations
                .journal()
                .change(
                        lock(id, ifMatch, Organization.SUSPEND),
                        OrganizationEvent.Reactivated::new,
                        Organization::reactivate);
    }

    private Organization lock(UUID id, IfMatch ifMatch, String action) {
        return operations.store().lock(Organization.TYPE, id, ifMatch, action);
    }

    private KeycloakOrganization inKeycloak(CreateOrganization command) {
        try {
            KeycloakOrganization known = keycloak.findOrganization(command.alias())
                    .orElseGet(() -> keycloak.createOrganization(command.alias(), command.name()));
            if (known.ours()) {
                return known;
            }
        } catch (KeycloakRefusal e) {
            throw new DomainException.Unavailable("keycloak-refuses", e.getMessage() + ".");
        }
        throw aliasTaken(command.alias());
    }

    private static DomainException.Conflict aliasTaken(String alias) {
        return new DomainException.Conflict("alias-taken", "There is an organisation " + alias + " already.");
    }
}
