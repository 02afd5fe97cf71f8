package org.rapport.marketing.audience;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;
import org.rapport.events.Touch;

/**
 * A person in the audience, known by an e-mail address.
 *
 * @param email       as it was told first
 * @param invalid     whether the address is known not to work
 * @param phone       a number at which the person can be called, as far as is known
 * @param leadId      the lead in sales
 * @param contactId   the contact in sales
 * @param accountId   the account for which the contact works
 * @param firstTouch  how the person was met first
 * @param lastTouch   how the person was met last
 * @param consents    what holds now, for each channel and topic; marks of contacts are among it: who is opted out has
 *                    withdrawn all of {@code email}, who must not be called all of {@code phone}
 * @param firstSeenAt when the person became known
 * @param lastSeenAt  when the person was met last
 */
public record AudiencePerson(
        UUID id,
        String email,
        boolean invalid,
        Stage stage,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String jobTitle,
        @Nullable String phone,
        @Nullable UUID leadId,
        @Nullable UUID contactId,
        @Nullable UUID accountId,
        @Nullable Touch firstTouch,
        @Nullable Touch lastTouch,
        List<Consent> consents,
        Instant firstSeenAt,
        Instant lastSeenAt) {

    public AudiencePerson {
        consents = List.copyOf(consents);
    }
}
