package org.rapport.kit.consent;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Consent;
import org.rapport.events.ConsentRule;
import org.rapport.kit.field.Spelling;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.text.ComparisonKey;

/**
 * The addresses of a record for which consents are given, the primary one of each kind first.
 *
 * @param emails  e-mail addresses
 * @param numbers telephone numbers, E.164
 */
public record Addressees(List<String> emails, List<String> numbers) {

    /** What holds of consents, for addresses in whatever spelling. */
    public static final ConsentRule RULE = new ConsentRule(Addressees::key);

    private static final Set<String> BY_NUMBER = Set.of(Consent.PHONE, Consent.SMS, Consent.WHATSAPP);

    public Addressees {
        emails = List.copyOf(emails);
        numbers = List.copyOf(numbers);
    }

    /** Those of a record that has at most one of each. */
    public static Addressees of(@Nullable String email, @Nullable String number) {
        return new Addressees(
                Stream.ofNullable(email).toList(), Stream.ofNullable(number).toList());
    }

    /** What {@code given} becomes in the record; nothing of nothing. */
    public List<Consent> consents(@Nullable List<GiveConsent> given, Instant now) {
        return given == null
                ? List.of()
                : IntStream.range(0, given.size())
                        .mapToObj(i -> given.get(i).toConsent(addressee(given.get(i), i), now))
                        .toList();
    }

    /** For which address a consent is given that names none: for the primary one, if the channel has any. */
    public @Nullable String primary(String channel) {
        return reachedBy(channel).stream().findFirst().orElse(null);
    }

    private @Nullable String addressee(GiveConsent consent, int index) {
        String named = consent.address();
        if (named == null) {
            return primary(consent.channel());
        }
        return reachedBy(consent.channel()).stream()
                .filter(address -> key(address).equals(key(named)))
                .findFirst()
                .orElseThrow(() -> new DomainException.RuleBroken(
                        "consent-address-unknown",
                        "A consent is given for an address or number of the record.",
                        "/consents/" + index + "/address",
                        "must be one of those that the record has for this channel"));
    }

    private List<String> reachedBy(String channel) {
        return channel.equals(Consent.EMAIL) ? emails : BY_NUMBER.contains(channel) ? numbers : List.of();
    }

    private static String key(String address) {
        return address.indexOf('@') >= 0 ? ComparisonKey.ofEmail(address) : String.valueOf(Spelling.PHONE.of(address));
    }
}
