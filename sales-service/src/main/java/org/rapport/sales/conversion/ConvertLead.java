package org.rapport.sales.conversion;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Money;
import org.rapport.kit.field.NotNegative;
import org.rapport.kit.field.SingleLine;

/**
 * Asks to convert a lead. What is not named is made; of what is named only empty fields are filled.
 *
 * @param accountId              the account it belongs to; else that of the opportunity or contact; else a new one
 * @param contactId              the contact it is; else the one the lead names; else a new one
 * @param opportunityId          the open opportunity it joins; else a new one
 * @param doNotCreateOpportunity whether to do without an opportunity
 * @param overwriteLeadSource    whether the contact takes the lead's source even if it has one
 * @param bypassAccountDedupe    whether to make an account although there is one like it
 * @param bypassContactDedupe    whether to make a contact although there is one with the e-mail address
 * @param opportunity            what the new opportunity says, where it is not what the lead says
 */
public record ConvertLead(
        @Nullable UUID accountId,
        @Nullable UUID contactId,
        @Nullable UUID opportunityId,
        @Nullable Boolean doNotCreateOpportunity,
        @Nullable Boolean overwriteLeadSource,
        @Nullable Boolean bypassAccountDedupe,
        @Nullable Boolean bypassContactDedupe,
        @Valid @Nullable NewOpportunity opportunity) {

    public ConvertLead {
        doNotCreateOpportunity = Boolean.TRUE.equals(doNotCreateOpportunity);
        overwriteLeadSource = Boolean.TRUE.equals(overwriteLeadSource);
        bypassAccountDedupe = Boolean.TRUE.equals(bypassAccountDedupe);
        bypassContactDedupe = Boolean.TRUE.equals(bypassContactDedupe);
    }

    /** What a new opportunity says; what is absent comes from the lead. */
    public record NewOpportunity(
            @SingleLine @Size(min = 1, max = 200) @Nullable String name,
            @NotNegative @Nullable Money amount,
            @Nullable LocalDate closeDate) {}

    /** A conversion that says no more than into what. */
    static ConvertLead into(
            @Nullable UUID accountId,
            @Nullable UUID contactId,
            @Nullable UUID opportunityId,
            boolean doNotCreateOpportunity) {
        return new ConvertLead(accountId, contactId, opportunityId, doNotCreateOpportunity, false, false, false, null);
    }
}
