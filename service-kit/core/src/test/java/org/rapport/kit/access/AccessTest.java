package org.rapport.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.events.admin.OrganizationRecord.Status;
import org.rapport.kit.directory.TenantEntry;
import org.rapport.kit.problem.DomainException;

class AccessTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "SUSPENDED,   tenant-suspended,   The organisation is suspended:",
        "OFFBOARDING, tenant-offboarding, The organisation is leaving:",
        "DELETED,     tenant-deleted,     The organisation is deleted:"
    })
    void refusesCommandsOfAnOrganisationWhoseDataMayOnlyBeRead(Status status, String code, String detail) {
        assertRefused(tenant(organization(status, null)), code, detail);
    }

    @Test
    void refusesCommandsOfAnOrganisationThatWasHidden() {
        assertRefused(tenant(organization(Status.ACTIVE, THEN)), "tenant-deleted", "The organisation is deleted:");
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVISIONING", "TRIAL", "ACTIVE", "PAST_DUE"})
    void takesCommandsOfAnyOther(Status status) {
        assertThatCode(() -> Access.requireActive(tenant(organization(status, null))))
                .doesNotThrowAnyException();
    }

    @Test
    void takesCommandsOfAnOrganisationThatItHasNotHeardOfYet() {
        assertThatCode(() -> Access.requireActive(tenant(null))).doesNotThrowAnyException();
    }

    private static void assertRefused(TenantEntry tenant, String code, String detail) {
        assertThatThrownBy(() -> Access.requireActive(tenant))
                .isInstanceOfSatisfying(DomainException.Forbidden.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code))
                .hasMessageStartingWith(detail);
    }

    private static TenantEntry tenant(@Nullable OrganizationRecord organization) {
        return organization == null ? TenantEntry.UNKNOWN : TenantEntry.UNKNOWN.with(organization);
    }

    private static OrganizationRecord organization(Status status, @Nullable Instant deletedAt) {
        return new OrganizationRecord(
                UUID.fromString("0198c000-0000-7000-8000-00000000ac3e"),
                1,
                "acme",
                "Acme",
                status,
                "en",
                "EUR",
                "Europe/Berlin",
                null,
                null,
                List.of(),
                null,
                THEN,
                "test",
                THEN,
                "test",
                deletedAt);
    }
}
