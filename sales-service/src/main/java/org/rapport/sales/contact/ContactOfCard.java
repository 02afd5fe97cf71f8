package org.rapport.sales.contact;

import ezvcard.VCard;
import ezvcard.property.Email;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.TextProperty;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.kit.field.LanguageTag;
import org.rapport.kit.field.ZoneName;
import org.rapport.kit.text.ComparisonKey;
import org.rapport.kit.text.Texts;
import org.rapport.sales.contact.EditContact.Mail;
import org.rapport.sales.contact.EditContact.Phone;

/**
 * What a vCard says of a person, of whatever version, as a new contact. It takes names, addresses, numbers, title, organisation
 * and department, language, zone and notes, and leaves the rest: pictures, birthdays and keys. A zone that is an offset is
 * none.
 */
record ContactOfCard(VCard card) {

    private static final String SOURCE = "vcard";

    CreateContact command() {
        StructuredName parts = card.getStructuredName();
        boolean inParts = parts != null
                && !Texts.isBlank(Objects.toString(parts.getFamily(), "") + Objects.toString(parts.getGiven(), ""));
        List<String> organisation = card.getOrganization() == null
                ? List.of()
                : card.getOrganization().getValues();
        return new CreateContact(
                inParts ? joined(parts.getPrefixes()) : null,
                inParts ? parts.getGiven() : null,
                inParts ? joined(parts.getAdditionalNames()) : null,
                inParts ? parts.getFamily() : value(card.getFormattedName()),
                inParts ? joined(parts.getSuffixes()) : null,
                card.getLanguages().stream()
                        .map(TextProperty::getValue)
                        .filter(LanguageTag.Rule::accepts)
                        .findFirst()
                        .orElse(null),
                card.getTimezones().stream()
                        .map(zone -> Objects.toString(zone.getText(), ""))
                        .filter(ZoneName.Rule::accepts)
                        .findFirst()
                        .orElse(null),
                Stream.concat(card.getTitles().stream(), card.getRoles().stream())
                        .map(ContactOfCard::value)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                organisation.size() > 1 ? said(organisation.get(1)) : null,
                mails(),
                phones(),
                address(),
                null,
                organisation.isEmpty() ? null : said(organisation.getFirst()),
                null,
                false,
                false,
                false,
                false,
                said(card.getNotes().stream().map(TextProperty::getValue).collect(Collectors.joining("\n\n"))),
                SOURCE,
                null,
                null,
                null);
    }

    private List<Mail> mails() {
        List<Email> emails = card.getEmails().stream()
                .filter(email -> !Texts.isBlank(email.getValue()))
                .toList();
        Email first = first(emails, Email::getPref, email -> CardType.isPreferred(email.getTypes()));
        return each(
                emails,
                email -> ComparisonKey.ofEmail(email.getValue()),
                email -> new Mail(email.getValue(), CardType.ours(email.getTypes()), email == first, false, false));
    }

    private List<Phone> phones() {
        List<Telephone> numbers = card.getTelephoneNumbers().stream()
                .filter(number -> !Texts.isBlank(number(number)))
                .toList();
        Telephone first = first(numbers, Telephone::getPref, number -> CardType.isPreferred(number.getTypes()));
        return each(
                numbers,
                ContactOfCard::number,
                number -> new Phone(number(number), CardType.ours(number.getTypes()), number == first, false, false));
    }

    private static String number(Telephone telephone) {
        return telephone.getUri() == null
                ? Objects.toString(telephone.getText(), "")
                : telephone.getUri().getNumber();
    }

    private @Nullable Address address() {
        var address = first(
                card.getAddresses(), ezvcard.property.Address::getPref, it -> CardType.isPreferred(it.getTypes()));
        if (address == null) {
            return null;
        }
        String country = said(address.getCountry());
        String code = Stream.of(said(address.getParameter("CC")), country)
                .filter(Objects::nonNull)
                .map(Countries::code)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String street = Stream.of(
                        address.getStreetAddressFull(),
                        address.getExtendedAddressFull(),
                        address.getPoBox(),
                        code == null ? country : null) // which is not lost because nobody knows it
                .filter(line -> !Texts.isBlank(line))
                .collect(Collectors.joining("\n"));
        var said = new Address(
                said(street),
                said(address.getPostalCode()),
                said(address.getLocality()),
                said(address.getRegion()),
                code);
        return said.equals(new Address(null, null, null, null, null)) ? null : said;
    }

    /** The one to use first: by its number (RFC 6350 §5.3), or as earlier versions say it, or as it comes. */
    private static <T> @Nullable T first(
            Collection<T> all, Function<T, @Nullable Integer> preference, Predicate<T> preferred) {
        return all.stream()
                .min(Comparator.comparing(
                        it -> Objects.requireNonNullElse(preference.apply(it), preferred.test(it) ? 1 : 101)))
                .orElse(null);
    }

    /** Each once: what is there twice is so because devices were put together. */
    private static <T, R> List<R> each(List<T> all, Function<T, String> key, Function<T, R> form) {
        var seen = new TreeMap<String, R>();
        return all.stream()
                .filter(it -> !seen.containsKey(key.apply(it)))
                .map(it -> {
                    R made = form.apply(it);
                    seen.put(key.apply(it), made);
                    return made;
                })
                .toList();
    }

    private static @Nullable String value(@Nullable TextProperty property) {
        return property == null ? null : said(property.getValue());
    }

    private static @Nullable String joined(List<String> parts) {
        return said(String.join(" ", parts));
    }

    private static @Nullable String said(@Nullable String text) {
        return Texts.isBlank(text) ? null : text;
    }
}
