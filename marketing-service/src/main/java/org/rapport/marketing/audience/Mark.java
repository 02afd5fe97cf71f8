package org.rapport.marketing.audience;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;
import org.rapport.events.Consent.State;
import org.rapport.events.sales.ContactRecord;
import org.rapport.events.sales.ContactRecord.Email;
import org.rapport.kit.text.ComparisonKey;

/**
 * Something that a contact is marked with, as the refusal that it comes to: who is opted out wants no e-mail at that
 * address, who must not be called no calls, and so on with each channel. It is as old as the edit by which the contact was marked; whoever allows
 * something explicitly later has changed his mind.
 */
record Mark(UUID contactId, Consent refusal) {

    /** How many are kept of one address, the latest: more are those of a mailbox that is nobody's in particular. */
    private static final int MOST = 100;

    /** What the contact comes to, for the person behind the address with the key {@code email}. */
    static List<Consent> refusals(ContactRecord contact, String email) {
        Instant at = contact.updatedAt();
        return Stream.concat(
                        contact.emails().stream()
                                .filter(Email::optedOut)
                                .map(Email::address)
                                .filter(address -> address != null
                                        && ComparisonKey.ofEmail(address).equals(email))
                                .map(address -> refusal(Consent.EMAIL, address, at)),
                        closed(contact).map(channel -> refusal(channel, null, at)))
                .toList();
    }

    /** The channels by which the person must not be reached. */
    private static Stream<String> closed(ContactRecord contact) {
        var channels = new ArrayList<String>();
        if (contact.doNotEmail()) {
            channels.add(Consent.EMAIL);
        }
        if (contact.doNotCall()) {
            channels.add(Consent.PHONE);
        }
        if (contact.doNotText()) {
            channels.addAll(List.of(Consent.SMS, Consent.WHATSAPP));
        }
        if (contact.doNotPost()) {
            channels.add(Consent.POST);
        }
        return channels.stream();
    }

    /** {@code known}, with {@code refusals} for all that the contact was marked with before. */
    static List<Mark> replaced(List<Mark> known, UUID contactId, List<Consent> refusals) {
        return Stream.concat(
                        known.stream().filter(mark -> !mark.contactId.equals(contactId)),
                        refusals.stream().map(refusal -> known.stream()
                                .filter(mark -> mark.contactId.equals(contactId) && mark.isLike(refusal))
                                .findFirst()
                                .orElseGet(() -> new Mark(contactId, refusal))))
                .sorted(comparing((Mark mark) -> mark.refusal.at()).reversed().thenComparing(Mark::contactId))
                .limit(MOST)
                .toList();
    }

    /** Whether it is a refusal of the same: of one address, or of all. */
    private boolean isLike(Consent other) {
        return refusal.channel().equals(other.channel()) && (refusal.address() == null) == (other.address() == null);
    }

    private static Consent refusal(String channel, @Nullable String address, Instant at) {
        return new Consent(
                channel, Consent.EVERYTHING, address, State.WITHDRAWN, null, "contact", null, null, null, null, at);
    }
}
