package org.rapport.marketing.audience;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Touch;
import org.rapport.events.marketing.CaptureRecord;
import org.rapport.events.sales.ContactRecord;
import org.rapport.events.sales.ContactRecord.Email;
import org.rapport.events.sales.ContactRecord.Phone;
import org.rapport.events.sales.LeadRecord;
import org.rapport.kit.text.ComparisonKey;

/**
 * What one capture, lead or contact says of the person behind its addresses.
 *
 * @param addresses  the keys by which e-mail addresses are compared
 * @param invalid    those of them that are known not to work
 * @param silent     numbers that must not be called, and those that are known not to work
 * @param customer   whether it makes the person a customer
 * @param since      when it came to be
 * @param changedAt  when it was changed last
 * @param firstTouch how the person was met first, as far as it knows
 * @param lastTouch  how the person was met last
 */
record Said(
        Set<String> addresses,
        Set<String> invalid,
        Set<String> silent,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String jobTitle,
        @Nullable String phone,
        boolean customer,
        @Nullable UUID leadId,
        @Nullable UUID contactId,
        @Nullable UUID accountId,
        @Nullable Touch firstTouch,
        @Nullable Touch lastTouch,
        Instant since,
        Instant changedAt) {

    Said {
        addresses = copy(addresses);
        invalid = copy(invalid);
        silent = copy(silent);
    }

    /** Nothing of what was not asked yet when it was said. */
    private static Set<String> copy(@Nullable Set<String> set) {
        return set == null ? Set.of() : Set.copyOf(set);
    }

    static Said by(CaptureRecord capture) {
        return new Said(
                addresses(Stream.ofNullable(capture.email())),
                Set.of(),
                Set.of(),
                capture.firstName(),
                capture.lastName(),
                capture.company(),
                capture.jobTitle(),
                capture.phone(),
                false,
                null,
                null,
                null,
                capture.touch(),
                capture.touch(),
                capture.createdAt(),
                capture.updatedAt());
    }

    static Said by(LeadRecord lead) {
        var conversion = lead.conversion();
        return new Said(
                addresses(Stream.ofNullable(lead.email())),
                Set.of(),
                Set.of(),
                lead.firstName(),
                lead.lastName(),
                lead.company(),
                lead.jobTitle(),
                lead.phone(),
                conversion != null,
                lead.id(),
                conversion == null ? lead.contactId() : conversion.contactId(),
                conversion == null ? null : conversion.accountId(),
                lead.firstTouch(),
                lead.lastTouch(),
                lead.createdAt(),
                lead.updatedAt());
    }

    static Said by(ContactRecord contact) {
        return new Said(
                addresses(contact.emails().stream().map(Email::address)),
                addresses(contact.emails().stream().filter(Email::invalid).map(Email::address)),
                contact.phones().stream()
                        .filter(phone -> phone.number() != null && isSilent(phone))
                        .map(Phone::number)
                        .collect(Collectors.toUnmodifiableSet()),
                contact.firstName(),
                contact.lastName(),
                null,
                contact.jobTitle(),
                phone(contact),
                contact.accountId() != null,
                contact.leadId(),
                contact.id(),
                contact.accountId(),
                contact.firstTouch(),
                contact.lastTouch(),
                contact.createdAt(),
                contact.updatedAt());
    }

    private static Set<String> addresses(Stream<@Nullable String> emails) {
        return emails.filter(Objects::nonNull)
                .map(ComparisonKey::ofEmail)
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String phone(ContactRecord contact) {
        Collection<Phone> phones = contact.phones();
        return Stream.concat(phones.stream().filter(Phone::primary), phones.stream())
                .filter(phone -> phone.number() != null && !isSilent(phone))
                .map(Phone::number)
                .findFirst()
                .orElse(null);
    }

    private static boolean isSilent(Phone phone) {
        return phone.optedOut() || phone.invalid();
    }

    /** The touches that it knows of; none from a time that had not come when it was said. */
    List<Touch> touches() {
        return Stream.of(firstTouch, lastTouch)
                .filter(touch -> touch != null && touch.at() != null)
                .map(touch -> touch.at().isAfter(changedAt) ? touch.metAt(changedAt) : touch)
                .toList();
    }
}
