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

/**
 * Someone who belongs to an organisation.
 *
 * @param subject of their tokens: the account, which is theirs and not the organisation's
 * @param roles   names of roles of the organisation
 * @param locale  BCP 47; that of the organisation where absent
 * @param zone    IANA time zone; that of the organisation where absent
 */
public record MemberRecord(
        UUID id,
        long version,
        @Nullable String subject,
        @Nullable @PersonalData String email,
        @Nullable @PersonalData String firstName,
        @Nullable @PersonalData String lastName,
        Status status,
        List<String> roles,
        @Nullable String locale,
        @Nullable String zone,
        @Nullable Instant invitedAt,
        @Nullable Instant activatedAt,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public MemberRecord {
        requireNonNull(id, "id");
        roles = Copies.of(roles);
    }

    /** Whether they may work. */
    public enum Status {
        @JsonProperty("invited")
        INVITED,
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("deactivated")
        DEACTIVATED
    }
}
