package org.rapport.events.sales;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.events.Consent;
import org.rapport.events.Copies;
import org.rapport.events.CrmRecord;
import org.rapport.events.PersonalData;
import org.rapport.events.Touch;

/**
 * A person at a customer, or at one to be.
 *
 * @param accountId the account for which the person works in the first place
 * @param doNotCall whether the person must not be called
 * @param ownerId   the subject of the member who cares for it
 * @param leadId    the lead that was converted to it
 */
public record ContactRecord(
        UUID id,
        long version,
        @Nullable @PersonalData String firstName,
        @Nullable @PersonalData String lastName,
        @Nullable String jobTitle,
        @Nullable String department,
        @PersonalData List<Email> emails,
        @PersonalData List<Phone> phones,
        @Nullable @PersonalData Address address,
        @Nullable UUID accountId,
        boolean doNotCall,
        @Nullable @PersonalData String description,
        @Nullable String source,
        @Nullable Touch firstTouch,
        @Nullable Touch lastTouch,
        @PersonalData List<Consent> consents,
        @Nullable String ownerId,
        @Nullable UUID leadId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant deletedAt)
        implements CrmRecord {

    public ContactRecord {
        requireNonNull(id, "id");
        emails = Copies.of(emails);
        phones = Copies.of(phones);
        consents = Copies.of(consents);
    }

    /**
     * An e-mail address.
     *
     * @param type     such as {@code work} or {@code private}
     * @param primary  whether it is the one to write to; at most one is
     * @param optedOut whether nothing may be sent to it
     * @param invalid  whether it is known not to work
     */
    public record Email(String address, String type, boolean primary, boolean optedOut, boolean invalid) {}

    /**
     * A telephone number.
     *
     * @param number   E.164
     * @param type     such as {@code work} or {@code mobile}
     * @param primary  whether it is the one to call; at most one is
     * @param optedOut whether it must not be called
     * @param invalid  whether it is known not to work
     */
    public record Phone(String number, String type, boolean primary, boolean optedOut, boolean invalid) {}
}
