package org.rapport.events.sales;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.events.Consent;
import org.rapport.events.Copies;
import org.rapport.events.CrmRecord;
import org.rapport.events.Money;
import org.rapport.events.PersonalData;
import org.rapport.events.Reason;
import org.rapport.events.Touch;

/**
 * Somebody who may become a customer.
 *
 * @param disqualification why it was given up
 * @param source           how it came: {@code form}, {@code api}, {@code referral} …; written once
 * @param score            how promising, from 0 to 100
 * @param ownerId          the subject of the member who works on it
 * @param contactId        the contact it is known to be
 * @param firstTouch       how it was met first; never overwritten
 * @param lastTouch        how it was met last
 * @param statusLog        every status it had, the present one last
 * @param responseDueAt    until when somebody must have responded
 * @param captureId        the capture in marketing that made it
 */
public record LeadRecord(
        UUID id,
        long version,
        Status status,
        @Nullable Reason disqualification,
        @Nullable @PersonalData String firstName,
        @Nullable @PersonalData String lastName,
        @Nullable String company,
        @Nullable String jobTitle,
        @Nullable @PersonalData String email,
        @Nullable @PersonalData String phone,
        @Nullable String website,
        @Nullable @PersonalData Address address,
        @Nullable @PersonalData String description,
        @Nullable String source,
        @Nullable Integer score,
        @Nullable String ownerId,
        @Nullable UUID contactId,
        @Nullable Money estimatedValue,
        @Nullable Touch firstTouch,
        @Nullable Touch lastTouch,
        @PersonalData List<Consent> consents,
        List<StatusSpan> statusLog,
        @Nullable Instant responseDueAt,
        @Nullable Instant firstRespondedAt,
        @Nullable UUID captureId,
        @Nullable Conversion conversion,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public LeadRecord {
        requireNonNull(id, "id");
        consents = Copies.of(consents);
        statusLog = Copies.of(statusLog);
    }

    /** Where it stands. */
    public enum Status {
        @JsonProperty("new")
        NEW,
        @JsonProperty("working")
        WORKING,
        @JsonProperty("nurturing")
        NURTURING,
        @JsonProperty("qualified")
        QUALIFIED,
        @JsonProperty("converted")
        CONVERTED,
        @JsonProperty("disqualified")
        DISQUALIFIED
    }

    /**
     * A time that it spent in a status.
     *
     * @param until   absent while it lasts
     * @param seconds from {@code since} to {@code until}
     */
    public record StatusSpan(
            Status status,
            Instant since,
            @Nullable Instant until,
            @Nullable Long seconds) {}

    /** What it was converted to, and which of them the conversion has made. */
    public record Conversion(
            UUID accountId,
            UUID contactId,
            @Nullable UUID opportunityId,
            boolean accountCreated,
            boolean contactCreated,
            boolean opportunityCreated,
            Instant convertedAt,
            String convertedBy) {}
}
