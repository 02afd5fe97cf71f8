package org.rapport.events.sales;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.events.CrmRecord;
import org.rapport.events.PersonalData;

/**
 * An organisation that buys, may buy, helps to sell, or competes. It may be a single person, whose name it has.
 *
 * @param domain        of the website, normalised: {@code example.com}
 * @param parentId      the account it is a part of
 * @param leadId        the lead whose conversion made it
 * @param customerSince when its first opportunity was won; absent while none is
 */
public record AccountRecord(
        UUID id,
        long version,
        @Nullable @PersonalData String name,
        Type type,
        @Nullable String website,
        @Nullable String domain,
        @Nullable @PersonalData String taxId,
        @Nullable @PersonalData String phone,
        @Nullable @PersonalData Address billingAddress,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable UUID parentId,
        @Nullable @PersonalData String description,
        @Nullable String ownerId,
        @Nullable UUID leadId,
        @Nullable Instant customerSince,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public AccountRecord {
        requireNonNull(id, "id");
    }

    /** What it is to us. */
    public enum Type {
        @JsonProperty("prospect")
        PROSPECT,
        @JsonProperty("customer")
        CUSTOMER,
        @JsonProperty("partner")
        PARTNER,
        @JsonProperty("competitor")
        COMPETITOR
    }
}
