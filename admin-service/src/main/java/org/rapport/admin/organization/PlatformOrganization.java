package org.rapport.admin.organization;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.rapport.admin.reconciliation.AtStart;
import org.rapport.admin.reconciliation.Reconciliation;
import org.rapport.events.admin.OrganizationEvent;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/** At each start: the operator's own organisation is in the directory, and every organisation gets looked after. */
@ApplicationScoped
class PlatformOrganization implements AtStart {

    private static final String ALIAS = "platform";

    private final Organizations organizations;
    private final Reconciliation reconciliation;
    private final UnitOfWork unitOfWork;
    private final Journal journal;
    private final PlatformConfig config;

    PlatformOrganization(
            Organizations organizations,
            Reconciliation reconciliation,
            UnitOfWork unitOfWork,
            Journal journal,
            PlatformConfig config) {
        this.organizations = organizations;
        this.reconciliation = reconciliation;
        this.unitOfWork = unitOfWork;
        this.journal = journal;
        this.config = config;
    }

    @Override
    public void run() {
        UUID platform = config.organization();
        CurrentCaller.runAs(
                Caller.system(platform, Provisioning.NAME, null),
                () -> unitOfWork.run(() -> {
                    organizations.lockAlias(ALIAS);
                    if (!organizations.hasAlias(ALIAS)) {
                        var details = new EditOrganization("Platform", "en", "EUR", "UTC", null);
                        journal.create(Organization.platform(platform, ALIAS, details), OrganizationEvent.Created::new);
                    }
                    organizations.ids().forEach(id -> reconciliation.ask(Provisioning.KIND, platform, id));
                }));
    }
}
