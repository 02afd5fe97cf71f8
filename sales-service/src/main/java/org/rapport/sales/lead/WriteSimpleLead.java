package org.rapport.sales.lead;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.record.Tells;

/**
 * Asks that a lead, new or known, say this; what it says beyond stays as it is.
 *
 * @param contactId  whose name, address and company a new lead takes over
 * @param source     how it came; of a known lead it cannot be changed
 * @param status     one of the open statuses; as it is, if not said
 * @param assignedTo the subject of the member who works on it; as it is, if not said
 */
@JsonNaming(SnakeCaseStrategy.class)
public record WriteSimpleLead(
        @Nullable UUID contactId,
        @SingleLine @Size(max = 60) @Nullable String source,
        @Nullable Status status,
        @Min(0) @Max(100) @Nullable Integer score,

        @Tells("ownerId") @SingleLine @Size(min = 1, max = 100) @Nullable
        String assignedTo) {}
