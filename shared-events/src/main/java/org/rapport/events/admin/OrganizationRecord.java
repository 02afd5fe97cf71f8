package org.rapport.events.admin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Copies;
import org.rapport.events.CrmRecord;
import org.rapport.events.PersonalData;
import org.rapport.events.Reason;

/**
 * A tenant: an organisation that works with the suite.
 *
 * @param alias    its short name, in tokens and addresses: {@code acme}
 * @param locale   BCP 47
 * @param currency ISO 4217
 * @param zone     IANA time zone
 */
public record OrganizationRecord(
        UUID id,
        long version,
        String alias,
        String name,
        Status status,
        String locale,
        String currency,
        String zone,
        @Nullable String plan,
        @Nullable @PersonalData Administrator firstAdministrator,
        List<ProvisioningStep> provisioning,
        @Nullable Reason suspension,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public OrganizationRecord {
        requireNonNull(id, "id");
        provisioning = Copies.of(provisioning);
    }

    /** What it may do. Suspended, offboarding or deleted, it may only read. */
    public enum Status {
        @JsonProperty("provisioning")
        PROVISIONING,
        @JsonProperty("trial")
        TRIAL,
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("past-due")
        PAST_DUE,
        @JsonProperty("suspended")
        SUSPENDED,
        @JsonProperty("offboarding")
        OFFBOARDING,
        @JsonProperty("deleted")
        DELETED
    }

    /** Who is invited first, to invite the others. */
    public record Administrator(
            @Nullable @PersonalData String email,
            @Nullable @PersonalData String firstName,
            @Nullable @PersonalData String lastName) {}

    /** A step on the way to a working organisation. */
    public record ProvisioningStep(
            String name,
            StepStatus status,
            @Nullable Instant at,
            @Nullable String detail) {}

    /** How far a step is. */
    public enum StepStatus {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED
    }
}
