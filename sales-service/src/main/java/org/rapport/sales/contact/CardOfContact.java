package org.rapport.sales.contact;

import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardWriter;
import ezvcard.parameter.EmailType;
import ezvcard.parameter.TelephoneType;
import ezvcard.property.Revision;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.Timezone;
import ezvcard.property.Uid;
import ezvcard.util.TelUri;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.events.sales.ContactRecord;
import org.rapport.kit.text.Texts;

/**
 * A contact as a vCard (RFC 6350). It says how the person can be reached: addresses that must not be used, and those that do not
 * work, are not in it.
 *
 * @param contact as far as who asks may see it
 * @param company the name of the account for which the person works; absent where there is none to tell
 */
record CardOfContact(ContactRecord contact, @Nullable String company) {

    /** In which the name of the family comes first. */
    private static final Set<String> FAMILY_FIRST = Set.of("zh", "ja", "ko", "hu", "vi");

    /** The card, in version 4.0. */
    String text() {
        var card = new VCard(VCardVersion.V4_0);
        card.setUid(new Uid("urn:uuid:" + contact.id()));
        card.setRevision(new Revision(contact.updatedAt()));
        card.setFormattedName(name());
        card.setStructuredName(parts());
        said(contact.jobTitle()).forEach(card::addTitle);
        if (contact.department() != null) {
            card.setOrganization(Objects.requireNonNullElse(company, ""), contact.department());
        } else if (company != null) {
            card.setOrganization(company);
        }
        said(contact.language()).forEach(card::addLanguage);
        said(contact.zone()).map(Timezone::new).forEach(card::addTimezone);
        addEmails(card);
        addNumbers(card);
        if (contact.address() != null && !Boolean.TRUE.equals(contact.doNotPost())) {
            card.addAddress(address(contact.address()));
        }
        said(contact.description()).forEach(card::addNote);
        return written(card);
    }

    private static String written(VCard card) {
        var text = new StringWriter();
        try (var writer = new VCardWriter(text, VCardVersion.V4_0)) {
            writer.setAddProdId(false);
            writer.write(card);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The name as the person's language has it; what there is instead, if there is none. */
    String name() {
        String language = contact.language() == null
                ? ""
                : Locale.forLanguageTag(contact.language()).getLanguage();
        Stream<String> parts = FAMILY_FIRST.contains(language)
                ? said(contact.lastName(), contact.middleName(), contact.firstName())
                : said(
                        contact.salutation(),
                        contact.firstName(),
                        contact.middleName(),
                        contact.lastName(),
                        contact.suffix());
        String name = parts.collect(Collectors.joining(" "));
        return name.isEmpty()
                ? Stream.concat(
                                emails().map(ContactRecord.Email::address),
                                Stream.concat(
                                        numbers().map(ContactRecord.Phone::number),
                                        Stream.of(contact.id().toString())))
                        .findFirst()
                        .orElseThrow()
                : name;
    }

    private StructuredName parts() {
        var parts = new StructuredName();
        parts.setFamily(contact.lastName());
        parts.setGiven(contact.firstName());
        said(contact.middleName()).forEach(parts.getAdditionalNames()::add);
        said(contact.salutation()).forEach(parts.getPrefixes()::add);
        said(contact.suffix()).forEach(parts.getSuffixes()::add);
        return parts;
    }

    /** Those that may be used. */
    private Stream<ContactRecord.Email> emails() {
        return contact.emails().stream()
                .filter(email -> !Boolean.TRUE.equals(contact.doNotEmail()) && !email.optedOut() && !email.invalid());
    }

    /** Those that may be used. */
    private Stream<ContactRecord.Phone> numbers() {
        return contact.phones().stream().filter(phone -> !contact.doNotCall() && !phone.optedOut() && !phone.invalid());
    }

    private void addEmails(VCard card) {
        emails().forEach(email -> {
            var property = card.addEmail(email.address(), EmailType.get(CardType.theirs(email.type())));
            if (email.primary()) {
                property.setPref(1);
            }
        });
    }

    private void addNumbers(VCard card) {
        numbers().forEach(phone -> {
            var property = new Telephone(new TelUri.Builder(phone.number()).build());
            property.getTypes().add(TelephoneType.get(CardType.theirs(phone.type())));
            if (phone.primary()) {
                property.setPref(1);
            }
            card.addTelephoneNumber(property);
        });
    }

    private static ezvcard.property.Address address(Address address) {
        var property = new ezvcard.property.Address();
        property.setStreetAddress(address.street());
        property.setPostalCode(address.postalCode());
        property.setLocality(address.city());
        property.setRegion(address.region());
        if (address.country() != null) {
            property.setCountry(Countries.name(address.country()));
            property.setParameter("CC", address.country()); // RFC 8605 §3.1
        }
        return property;
    }

    private static Stream<String> said(@Nullable String... texts) {
        return Stream.of(texts).filter(text -> !Texts.isBlank(text));
    }
}
