package org.rapport.sales.contact;

import static java.util.function.Predicate.not;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.events.sales.ContactRecord;
import org.rapport.kit.consent.Addressees;
import org.rapport.kit.field.EmailAddress;
import org.rapport.kit.field.LanguageTag;
import org.rapport.kit.field.PersonName;
import org.rapport.kit.field.PhoneNumber;
import org.rapport.kit.field.PostalAddress;
import org.rapport.kit.field.SingleLine;
import org.rapport.kit.field.ZoneName;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.text.Texts;

/**
 * Asks that a contact say this of its person.
 *
 * @param salutation  how the person is addressed, such as {@code Dr.}
 * @param suffix      what follows the name, such as {@code Jr.}
 * @param language    BCP 47, in which the person is to be addressed
 * @param zone        IANA time zone in which the person lives
 * @param emails      the first is the primary one, if none is named so
 * @param phones      the first is the primary one, if none is named so
 * @param accountId   the account for which the person works in the first place
 * @param reportsToId the contact to whom the person reports
 * @param doNotEmail  whether nothing may be sent by e-mail, to whatever address
 * @param doNotText   whether nothing may be sent by SMS or messenger, to whatever number
 * @param doNotPost   whether nothing may be sent by post
 * @param ownerId     the subject of the member who cares for it
 */
public record EditContact(
        @SingleLine @Size(min = 1, max = EditContact.AFFIX) @Nullable
        String salutation,

        @PersonName @Nullable String firstName,
        @PersonName @Nullable String middleName,
        @PersonName @Nullable String lastName,

        @SingleLine @Size(min = 1, max = EditContact.AFFIX) @Nullable
        String suffix,

        @LanguageTag @Nullable String language,
        @ZoneName @Nullable String zone,
        @SingleLine @Size(max = 100) @Nullable String jobTitle,
        @SingleLine @Size(max = 100) @Nullable String department,
        @Size(max = 20) @Nullable List<@Valid Mail> emails,
        @Size(max = 20) @Nullable List<@Valid Phone> phones,
        @PostalAddress @Nullable Address address,
        @Nullable UUID accountId,
        @Nullable UUID reportsToId,
        @Nullable Boolean doNotCall,
        @Nullable Boolean doNotEmail,
        @Nullable Boolean doNotText,
        @Nullable Boolean doNotPost,
        @Size(max = 10_000) @Nullable String description,
        @SingleLine @Size(min = 1, max = 100) @Nullable String ownerId) {

    /** How many characters a salutation or a suffix may have. */
    static final int AFFIX = 40;

    private static final String WORK = "work";

    /**
     * An e-mail address.
     *
     * @param type such as {@code work}, which it is if not said
     */
    public record Mail(
            @NotNull @EmailAddress String address,
            @SingleLine @Size(min = 1, max = 40) @Nullable String type,
            @Nullable Boolean primary,
            @Nullable Boolean optedOut,
            @Nullable Boolean invalid) {

        public Mail {
            primary = isTrue(primary);
            optedOut = isTrue(optedOut);
            invalid = isTrue(invalid);
        }

        /** The one address of somebody. */
        public static List<Mail> primary(@Nullable String address) {
            return address == null ? List.of() : List.of(new Mail(address, WORK, true, false, false));
        }

        /** The same, spelled {@code spelling}, as the primary one. */
        Mail asPrimary(String spelling) {
            return new Mail(spelling, type, true, optedOut, invalid);
        }

        /** The same, not as the primary one. */
        Mail asOther() {
            return new Mail(address, type, false, optedOut, invalid);
        }

        /** Whether something is known of it that must not be forgotten. */
        boolean isMarked() {
            return optedOut || invalid;
        }

        static Mail of(ContactRecord.Email email) {
            return new Mail(email.address(), email.type(), email.primary(), email.optedOut(), email.invalid());
        }

        ContactRecord.Email toEmail(boolean isPrimary) {
            return new ContactRecord.Email(
                    address, Objects.requireNonNullElse(type, WORK), isPrimary, optedOut, invalid);
        }
    }

    /**
     * A telephone number.
     *
     * @param type such as {@code work}, which it is if not said
     */
    public record Phone(
            @NotNull @PhoneNumber String number,
            @SingleLine @Size(min = 1, max = 40) @Nullable String type,
            @Nullable Boolean primary,
            @Nullable Boolean optedOut,
            @Nullable Boolean invalid) {

        public Phone {
            primary = isTrue(primary);
            optedOut = isTrue(optedOut);
            invalid = isTrue(invalid);
        }

        /** The one number of somebody. */
        public static List<Phone> primary(@Nullable String number) {
            return number == null ? List.of() : List.of(new Phone(number, WORK, true, false, false));
        }

        /** The same as the primary one. */
        Phone asPrimary() {
            return new Phone(number, type, true, optedOut, invalid);
        }

        /** The same, not as the primary one. */
        Phone asOther() {
            return new Phone(number, type, false, optedOut, invalid);
        }

        /** Whether something is known of it that must not be forgotten. */
        boolean isMarked() {
            return optedOut || invalid;
        }

        static Phone of(ContactRecord.Phone phone) {
            return new Phone(phone.number(), phone.type(), phone.primary(), phone.optedOut(), phone.invalid());
        }

        ContactRecord.Phone toPhone(boolean isPrimary) {
            return new ContactRecord.Phone(
                    number, Objects.requireNonNullElse(type, WORK), isPrimary, optedOut, invalid);
        }
    }

    public EditContact {
        emails = emails == null ? List.of() : List.copyOf(emails);
        phones = phones == null ? List.of() : List.copyOf(phones);
        doNotCall = isTrue(doNotCall);
        doNotEmail = isTrue(doNotEmail);
        doNotText = isTrue(doNotText);
        doNotPost = isTrue(doNotPost);
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    /** For which addresses the person can allow something. */
    Addressees addressees() {
        return new Addressees(
                primaryFirst(emails, Mail::primary, Mail::address),
                primaryFirst(phones, Phone::primary, Phone::number));
    }

    private static <T> List<String> primaryFirst(List<T> all, Predicate<T> primary, Function<T, String> address) {
        return Stream.concat(all.stream().filter(primary), all.stream().filter(not(primary)))
                .map(address)
                .toList();
    }

    /** Whether it tells of whom to speak. */
    boolean namesSomebody() {
        return !(Texts.isBlank(firstName) && Texts.isBlank(lastName) && emails.isEmpty() && phones.isEmpty());
    }

    /** @throws DomainException.RuleBroken unless it {@link #namesSomebody()} */
    void requireSomebody() {
        if (!namesSomebody()) {
            throw new DomainException.RuleBroken(
                    "contact-without-name",
                    "A contact needs a name, an e-mail address or a telephone number.",
                    "/lastName",
                    "must not be empty where all of these are");
        }
    }

    /** The same, working for another account. */
    public EditContact at(@Nullable UUID account) {
        return toBuilder().accountId(account).build();
    }

    /** The same, cared for by {@code owner} if nobody is named. */
    EditContact ownedBy(String owner) {
        return ownerId != null ? this : toBuilder().ownerId(owner).build();
    }

    /** The same, to say something else. */
    public EditContactBuilder toBuilder() {
        return new EditContactBuilder(this);
    }
}
