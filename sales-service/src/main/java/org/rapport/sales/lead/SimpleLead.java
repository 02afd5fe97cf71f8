package org.rapport.sales.lead;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.kit.record.Tells;
import org.rapport.sales.simple.SimpleRecord;

/**
 * A lead as simple clients see it: the interest of a contact that is known.
 *
 * @param assignedTo the subject of the member who works on it
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SimpleLead(
        UUID id,
        @Nullable UUID contactId,
        @Nullable String source,
        Status status,
        @Nullable Integer score,
        @Tells("ownerId") @Nullable String assignedTo,
        Instant createdAt,
        Instant updatedAt)
        implements SimpleRecord {}
