package org.rapport.sales.contact;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.record.Tells;
import org.rapport.sales.simple.SimpleRecord;

/**
 * A contact as simple clients see it: one address, one number, the company by its name.
 *
 * @param company  the name of the account
 * @param position the job title
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SimpleContact(
        UUID id,
        @Nullable String firstName,
        @Nullable String lastName,
        @Tells("emails") @Nullable String email,
        @Tells("phones") @Nullable String phone,
        @Tells("accountId") @Nullable String company,
        @Tells("jobTitle") @Nullable String position,
        Instant createdAt,
        Instant updatedAt)
        implements SimpleRecord {}
