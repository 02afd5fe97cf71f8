package org.rapport.sales.contact;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;
import org.rapport.events.Touch;
import org.rapport.kit.consent.Addressees;

/**
 * Where a contact came from, and what the person has allowed.
 *
 * @param leadId the lead that was converted to it
 */
public record ContactOrigin(
        @Nullable String source,
        @Nullable Touch firstTouch,
        @Nullable Touch lastTouch,
        List<Consent> consents,
        @Nullable UUID leadId) {

    public ContactOrigin {
        consents = List.copyOf(consents);
    }

    /** What is known of both: the earliest first touch, the latest last one, the last word on each consent. */
    public ContactOrigin with(ContactOrigin other, boolean overwriteSource) {
        return new ContactOrigin(
                overwriteSource && other.source != null || source == null ? other.source : source,
                earlier(firstTouch, other.firstTouch),
                later(lastTouch, other.lastTouch),
                Addressees.RULE.merge(consents, other.consents),
                leadId == null ? other.leadId : leadId);
    }

    /** Of two touches the earlier one. */
    public static @Nullable Touch earlier(@Nullable Touch one, @Nullable Touch other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.at().isBefore(one.at()) ? other : one;
    }

    /** Of two touches the later one. */
    public static @Nullable Touch later(@Nullable Touch one, @Nullable Touch other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.at().isAfter(one.at()) ? other : one;
    }
}
