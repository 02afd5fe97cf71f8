package org.rapport.sales.opportunity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Money;
import org.rapport.kit.field.NotNegative;
import org.rapport.kit.field.SingleLine;

/**
 * Asks for a new opportunity.
 *
 * @param stage       an open one; the first, if not said
 * @param probability of being won, in percent; that of the stage, if not said
 * @param closeDate   when it is expected to be won
 * @param source      how it came
 * @param ownerId     the subject of the member who works on it; the caller, if not said
 */
public record CreateOpportunity(
        @NotBlank @SingleLine @Size(max = 200) String name,
        @NotNull UUID accountId,
        @Nullable UUID contactId,
        @Nullable Stage stage,
        @Min(0) @Max(100) @Nullable Integer probability,
        @NotNegative @Nullable Money amount,
        @Nullable LocalDate closeDate,
        @Size(max = 1_000) @Nullable String nextStep,
        @Size(max = 10_000) @Nullable String description,
        @SingleLine @Size(max = 60) @Nullable String source,
        @SingleLine @Size(min = 1, max = 100) @Nullable String ownerId) {

    EditOpportunity details(String owner) {
        return new EditOpportunity(
                name, accountId, contactId, probability, amount, closeDate, nextStep, description, owner);
    }
}
