package org.rapport.events.sales;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
 * @param salutation  how the person is addressed, such as {@code Dr.}
 * @param suffix      what follows the name, such as {@code Jr.}
 * @param language    BCP 47, in which the person is to be addressed
 * @param zone        IANA time zone in which the person lives
 * @param accountId   the account for which the person works in the first place
 * @param accounts    all that the person has to do with, that one first; older events do not say it, and mean that one
 * @param reportsToId the contact to whom the person reports
 * @param doNotCall   whether the person must not be called
 * @param doNotEmail  whether nothing may be sent by e-mail, to whatever address; older events do not say it, and mean no
 * @param doNotText   whether nothing may be sent by SMS or messenger, to whatever number; as before
 * @param doNotPost   whether nothing may be sent by post; as before
 * @param ownerId     the subject of the member who cares for it
 * @param leadId      the lead that was converted to it
 */
public record ContactRecord(
        UUID id,
        long version,
        @Nullable @PersonalData String salutation,
        @Nullable @PersonalData String firstName,
        @Nullable @PersonalData String middleName,
        @Nullable @PersonalData String lastName,
        @Nullable @PersonalData String suffix,
        @Nullable String language,
        @Nullable String zone,
        @Nullable String jobTitle,
        @Nullable String department,
        @PersonalData List<Email> emails,
        @PersonalData List<Phone> phones,
        @Nullable @PersonalData Address address,
        @Nullable UUID accountId,
        @Nullable List<AccountRole> accounts,
        @Nullable UUID reportsToId,
        boolean doNotCall,
        @Nullable Boolean doNotEmail,
        @Nullable Boolean doNotText,
        @Nullable Boolean doNotPost,
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
        accounts = accountId == null || accounts != null && !accounts.isEmpty()
                ? Copies.of(accounts)
                : List.of(AccountRole.primary(accountId));
        doNotEmail = requireNonNullElse(doNotEmail, false);
        doNotText = requireNonNullElse(doNotText, false);
        doNotPost = requireNonNullElse(doNotPost, false);
        consents = Copies.of(consents);
    }

    /** The accounts of {@link #accounts}. */
    public Set<UUID> accountIds() {
        return accounts.stream().map(AccountRole::accountId).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What a person has to do with an account.
     *
     * @param role      such as {@code director} or {@code accountant}
     * @param startedOn since when
     * @param endedOn   the last day on which the person had
     * @param primary   whether it is the one for which the person works in the first place; at most one is
     */
    public record AccountRole(
            UUID accountId,
            @Nullable String role,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate endedOn,
            boolean primary) {

        public AccountRole {
            requireNonNull(accountId, "accountId");
        }

        /** That a person works for an account, and nothing else. */
        public static AccountRole primary(UUID accountId) {
            return new AccountRole(accountId, null, null, null, true);
        }
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
