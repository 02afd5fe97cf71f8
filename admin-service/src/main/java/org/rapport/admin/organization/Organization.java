package org.rapport.admin.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Reason;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.events.admin.OrganizationRecord.Administrator;
import org.rapport.events.admin.OrganizationRecord.ProvisioningStep;
import org.rapport.events.admin.OrganizationRecord.Status;
import org.rapport.events.admin.OrganizationRecord.StepStatus;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.record.RecordType;

/** A tenant. Its id is the tenant id, and that of the organisation in Keycloak; its row belongs to the operator. */
@Entity
public class Organization extends Aggregate<OrganizationRecord> {

    static final String SUSPEND = "suspend";

    static final RecordType<Organization, OrganizationRecord> TYPE = RecordType.of(
                    Organization.class, OrganizationRecord.class)
            .called("organisation")
            .forOperators()
            .actions(RecordType.CREATE, RecordType.EDIT, SUSPEND)
            .sorted("name", Kind.TEXT)
            .sorted("alias", Kind.TEXT)
            .filtered("status", Kind.oneOf(Status.class))
            .build();

    @Column(updatable = false)
    private String alias;

    private String name;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String locale;
    private String currency;
    private String zone;
    private @Nullable String plan;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private @Nullable Administrator firstAdministrator;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ProvisioningStep> provisioning = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Reason suspension;

    /** For Hibernate. */
    protected Organization() {}

    /** The organisation that Keycloak calls {@code id}, on its way to a working one. */
    Organization(UUID id, CreateOrganization command, Instant now) {
        super(id);
        alias = command.alias();
        status = Status.PROVISIONING;
        firstAdministrator = new Administrator(
                command.firstAdministrator().email(),
                command.firstAdministrator().firstName(),
                command.firstAdministrator().lastName());
        provisioning = ProvisioningSteps.begun(now);
        edit(command.details());
    }

    /** The operator's own, which works as soon as it is known. */
    static Organization platform(UUID id, String alias, EditOrganization details) {
        var platform = new Organization(id);
        platform.alias = alias;
        platform.status = Status.ACTIVE;
        platform.edit(details);
        return platform;
    }

    private Organization(UUID id) {
        super(id);
    }

    final void edit(EditOrganization details) {
        name = details.name();
        locale = details.locale();
        currency = details.currency();
        zone = details.zone();
        plan = details.plan();
    }

    /** What can be edited, as it stands. */
    EditOrganization details() {
        return new EditOrganization(name, locale, currency, zone, plan);
    }

    /** Notes how a step of the provisioning ended. A failure like the one before is no news. */
    void advance(String step, StepStatus outcome, @Nullable String detail, Instant now) {
        provisioning = provisioning.stream()
                .map(known -> known.name().equals(step) ? advanced(known, outcome, detail, now) : known)
                .toList();
    }

    private static ProvisioningStep advanced(
            ProvisioningStep known, StepStatus outcome, @Nullable String detail, Instant now) {
        boolean same = known.status() == outcome && Objects.equals(known.detail(), detail);
        return same ? known : new ProvisioningStep(known.name(), outcome, now, detail);
    }

    /** Opens it for work. */
    void provisioned() {
        if (status == Status.PROVISIONING) {
            status = Status.ACTIVE;
        }
    }

    void suspend(String reason) {
        OrganizationStatuses.MOVES.require(status, Status.SUSPENDED);
        status = Status.SUSPENDED;
        suspension = new Reason("other", reason);
    }

    void reactivate() {
        OrganizationStatuses.MOVES.require(status, Status.ACTIVE);
        status = Status.ACTIVE;
        suspension = null;
    }

    boolean isProvisioning() {
        return status == Status.PROVISIONING;
    }

    @Override
    public OrganizationRecord toRecord() {
        return new OrganizationRecord(
                id(),
                version(),
                alias,
                name,
                status,
                locale,
                currency,
                zone,
                plan,
                firstAdministrator,
                provisioning,
                suspension,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
