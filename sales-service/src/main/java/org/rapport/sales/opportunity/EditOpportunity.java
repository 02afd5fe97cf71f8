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
 * Asks that an opportunity say this of its deal. The stage has operations of its own.
 *
 * @param probability of being won, in percent; that of the stage, if not said
 * @param closeDate   when it is expected to be won
 * @param ownerId     the subject of the member who works on it
 */
public record EditOpportunity(
        @NotBlank @SingleLine @Size(max = 200) String name,
        @NotNull UUID accountId,
        @Nullable UUID contactId,
        @Min(0) @Max(100) @Nullable Integer probability,
        @NotNegative @Nullable Money amount,
        @Nullable LocalDate closeDate,
        @Size(max = 1_000) @Nullable String nextStep,
        @Size(max = 10_000) @Nullable String description,
        @SingleLine @Size(min = 1, max = 100) @Nullable String ownerId) {

    /** The same with another contact. */
    public EditOpportunity with(@Nullable UUID contact) {
        return new EditOpportunity(
                name, accountId, contact, probability, amount, closeDate, nextStep, description, ownerId);
    }
}
