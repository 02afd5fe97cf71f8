package org.rapport.sales.opportunity;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.record.Tells;
import org.rapport.sales.simple.SimpleRecord;

/**
 * An opportunity as simple clients see it.
 *
 * @param amount     a number of {@code currency}
 * @param assignedTo the subject of the member who works on it
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SimpleOpportunity(
        UUID id,
        @Nullable UUID leadId,
        @Tells("name") String title,
        @Nullable BigDecimal amount,
        @Tells("amount") @Nullable String currency,
        String stage,
        int probability,
        @Nullable LocalDate closeDate,
        @Tells("ownerId") @Nullable String assignedTo,
        Instant createdAt,
        Instant updatedAt)
        implements SimpleRecord {}
