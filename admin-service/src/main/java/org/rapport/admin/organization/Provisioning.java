package org.rapport.admin.organization;

import static org.rapport.admin.organization.ProvisioningSteps.FIRST_ADMINISTRATOR;
import static org.rapport.admin.organization.ProvisioningSteps.SYSTEM_ROLES;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.rapport.admin.member.FirstAdministrator;
import org.rapport.admin.reconciliation.Reconciler;
import org.rapport.admin.role.Roles;
import org.rapport.events.admin.OrganizationEvent;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.events.admin.OrganizationRecord.Administrator;
import org.rapport.events.admin.OrganizationRecord.Status;
import org.rapport.events.admin.OrganizationRecord.StepStatus;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Store;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Takes an organisation from its creation to its first administrator's invitation, step by step, and goes on after a
 * crash where it was. To one that works already it brings the system roles of the running version.
 */
@ApplicationScoped
class Provisioning implements Reconciler {

    static final String KIND = "organization";
    static final String NAME = "provisioning";

    private final Store store;
    private final Roles roles;
    private final FirstAdministrator firstAdministrator;
    private final UnitOfWork unitOfWork;
    private final Journal journal;

    Provisioning(
            Store store, Roles roles, FirstAdministrator firstAdministrator, UnitOfWork unitOfWork, Journal journal) {
        this.store = store;
        this.roles = roles;
        this.firstAdministrator = firstAdministrator;
        this.unitOfWork = unitOfWork;
        this.journal = journal;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Duration> reconcile(UUID operator, UUID id) {
        Caller inPlatform = Caller.system(operator, NAME, null);
        OrganizationRecord organization = CurrentCaller.callAs(
                inPlatform,
                () -> unitOfWork.call(() -> Organization.TYPE.view(
                        store.consult(Organization.TYPE, id).orElseThrow(DomainException.NotFound::new))));
        Caller inTenant = Caller.system(id, NAME, organization.createdBy());
        if (organization.status() != Status.PROVISIONING) {
            roles.publishSystemRoles(id, inTenant);
            return Optional.empty();
        }
        Caller onBehalf = Caller.system(operator, NAME, organization.createdBy());
        step(organization, SYSTEM_ROLES, onBehalf, () -> roles.publishSystemRoles(id, inTenant));
        step(organization, FIRST_ADMINISTRATOR, onBehalf, () -> inviteFirst(organization, inTenant));
        change(id, onBehalf, OrganizationEvent.Provisioned::new, (it, _) -> it.provisioned());
        return Optional.empty();
    }

    private void inviteFirst(OrganizationRecord organization, Caller inTenant) {
        Administrator person = organization.firstAdministrator();
        if (person == null || person.email() == null || person.firstName() == null || person.lastName() == null) {
            return; // Erased meanwhile.
        }
        firstAdministrator.invite(organization.id(), person.email(), person.firstName(), person.lastName(), inTenant);
    }

    private void step(OrganizationRecord organization, String name, Caller caller, Runnable work) {
        boolean done = organization.provisioning().stream()
                .anyMatch(step -> step.name().equals(name) && step.status() == StepStatus.DONE);
        if (done) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            String detail = e instanceof DomainException || e.getMessage() != null ? e.getMessage() : "unknown";
            change(
                    organization.id(),
                    caller,
                    OrganizationEvent.ProvisioningAdvanced::new,
                    (it, now) -> it.advance(name, StepStatus.FAILED, detail, now));
            throw e;
        }
        change(
                organization.id(),
                caller,
                OrganizationEvent.ProvisioningAdvanced::new,
                (it, now) -> it.advance(name, StepStatus.DONE, null, now));
    }

    private void change(
            UUID id,
            Caller caller,
            Journal.EventMaker<OrganizationRecord> event,
            BiConsumer<Organization, Instant> mutation) {
        CurrentCaller.runAs(
                caller,
                () -> unitOfWork.run(() -> journal.change(
                        Objects.requireNonNull(store.lockToMaintain(Organization.TYPE, id)),
                        event,
                        it -> mutation.accept(it, journal.now()))));
    }
}
