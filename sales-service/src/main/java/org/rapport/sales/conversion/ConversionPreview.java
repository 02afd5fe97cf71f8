package org.rapport.sales.conversion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.sales.account.EditAccount;
import org.rapport.sales.contact.EditContact;
import org.rapport.sales.opportunity.EditOpportunity;

/**
 * What a conversion would do, were it asked for now.
 *
 * @param leadVersion        to send in {@code If-Match}
 * @param possible           whether nothing stands in its way
 * @param allowed            the statuses that the lead may go to from its present one
 * @param opportunity        absent if none is wanted
 * @param duplicates         records like those that would be made
 * @param missingPermissions what the caller would have to be permitted
 * @param revealing          the types of the records that would show what is hidden from the caller of the lead: it takes
 *                           somebody who sees all of it
 */
public record ConversionPreview(
        UUID leadId,
        long leadVersion,
        Status status,
        boolean possible,
        List<Status> allowed,
        Part<EditAccount> account,
        Part<EditContact> contact,
        @Nullable Part<EditOpportunity> opportunity,
        Candidates duplicates,
        List<String> missingPermissions,
        List<String> revealing) {

    /** What would happen to a record. */
    public enum Action {
        /** It would be made. */
        @JsonProperty("create")
        CREATE,
        /** Its empty fields would be filled. */
        @JsonProperty("fill")
        FILL
    }

    /**
     * One of the records.
     *
     * @param id     of the one that would be filled
     * @param values what it would say; absent of one that would be filled and that the caller may not read
     */
    public record Part<T>(
            Action action, @Nullable UUID id, @Nullable T values) {}

    public ConversionPreview {
        allowed = List.copyOf(allowed);
        missingPermissions = List.copyOf(missingPermissions);
        revealing = List.copyOf(revealing);
    }
}
