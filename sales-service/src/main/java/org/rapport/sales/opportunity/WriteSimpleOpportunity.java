package org.rapport.sales.opportunity;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.field.CurrencyCode;
import org.rapport.kit.field.NotNegative;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.record.Tells;

/**
 * Asks that an opportunity, new or known, say this; what it says beyond stays as it is.
 *
 * @param leadId      a lead, to whose account and contact a new opportunity belongs: what it has become; or, before it is
 *                    converted, its contact's account, or else one of the name of its company, which is made if there is
 *                    none
 * @param currency    of the amount; the organisation's own, if not said
 * @param stage       {@code won} closes it; to lose it takes a reason, hence {@code /sales/opportunities/{id}/lose}
 * @param probability in percent; that of the stage, if not said
 * @param assignedTo  the subject of the member who works on it
 */
@JsonNaming(SnakeCaseStrategy.class)
public record WriteSimpleOpportunity(
        @Nullable UUID leadId,

        @Tells("name") @NotBlank @SingleLine @Size(max = 200)
        String title,

        @PositiveOrZero(message = NotNegative.MESSAGE) @Digits(integer = 15, fraction = 4) @Nullable
        BigDecimal amount,

        @Tells("amount") @CurrencyCode @Nullable String currency,
        @Nullable Stage stage,
        @Min(0) @Max(100) @Nullable Integer probability,
        @Nullable LocalDate closeDate,

        @Tells("ownerId") @SingleLine @Size(min = 1, max = 100) @Nullable
        String assignedTo) {}
