package org.rapport.sales.contact;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.events.Consent;
import org.rapport.events.Touch;
import org.rapport.events.sales.ContactEvent.Created;
import org.rapport.events.sales.ContactEvent.Deleted;
import org.rapport.events.sales.ContactEvent.Edited;
import org.rapport.events.sales.ContactEvent.Restored;
import org.rapport.events.sales.ContactRecord;
import org.rapport.events.sales.ContactRecord.AccountRole;
import org.rapport.events.sales.ContactRecord.Email;
import org.rapport.events.sales.SalesShareEvent;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Editable;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.text.ComparisonKey;
import org.rapport.sales.account.Account;

/** A person, with every address under which they can be reached, one of each kind the primary one. */
@Entity
public class Contact extends Aggregate<ContactRecord> implements Editable<EditContact> {

    public static final RecordType<Contact, ContactRecord> TYPE = RecordType.of(Contact.class, ContactRecord.class)
            .about("the person")
            .commands(CreateContact.class, EditContact.class, Created::new, Edited::new, Deleted::new, Restored::new)
            .refersTo("accountId", Account.class, ContactRecord::accountId)
            .refersToAny("accounts", "accountIds", Account.class, ContactRecord::accountIds)
            .following("accounts", "accountId")
            .refersTo("reportsToId", Contact.class, ContactRecord::reportsToId)
            .saidBy(RelateAccount.class)
            .ownedBy("ownerId", ContactRecord::ownerId)
            .shared(SalesShareEvent.Created::new, SalesShareEvent.Edited::new, SalesShareEvent.Deleted::new)
            .filtered("source", Kind.TEXT)
            .filteredByAny("email", "emailKeys", Kind.EMAIL_KEY)
            .telling("email", "emails")
            .titled("firstName", "lastName")
            .found("middleName")
            .found("emails", "address")
            .foundByNumber("phones", "number")
            .build();

    private @Nullable String salutation;
    private @Nullable String firstName;
    private @Nullable String middleName;
    private @Nullable String lastName;
    private @Nullable String suffix;
    private @Nullable String language;
    private @Nullable String zone;
    private @Nullable String jobTitle;
    private @Nullable String department;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Email> emails = List.of();

    /** By which it is found. */
    @ElementCollection
    @CollectionTable(name = "contact_email", joinColumns = @JoinColumn(name = "contact_id"))
    @Column(name = "email_key")
    private Set<String> emailKeys = new HashSet<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ContactRecord.Phone> phones = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Address address;

    private @Nullable UUID accountId;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<AccountRole> accounts = List.of();

    /** By which it is found. */
    @ElementCollection
    @CollectionTable(name = "contact_account", joinColumns = @JoinColumn(name = "contact_id"))
    @Column(name = "account_id")
    private Set<UUID> accountIds = new HashSet<>();

    private @Nullable UUID reportsToId;
    private boolean doNotCall;
    private boolean doNotEmail;
    private boolean doNotText;
    private boolean doNotPost;
    private @Nullable String description;
    private @Nullable String source;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Touch firstTouch;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Touch lastTouch;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Consent> consents = List.of();

    private @Nullable String ownerId;
    private @Nullable UUID leadId;

    /** For Hibernate. */
    protected Contact() {}

    /** A new contact. */
    public Contact(EditContact details, ContactOrigin origin) {
        super(Uuids.next());
        edit(details);
        comesFrom(origin);
    }

    @Override
    public final void edit(EditContact details) {
        List<EditContact.Mail> mails = details.emails() == null ? List.of() : details.emails();
        List<EditContact.Phone> numbers = details.phones() == null ? List.of() : details.phones();
        details.requireSomebody();
        int primaryMail = primary(mails.stream().map(EditContact.Mail::primary).toList(), "/emails");
        int primaryPhone =
                primary(numbers.stream().map(EditContact.Phone::primary).toList(), "/phones");
        List<String> keys = mails.stream()
                .map(mail -> ComparisonKey.ofEmail(mail.address()))
                .toList();
        requireDistinct(keys, "/emails");
        requireDistinct(numbers.stream().map(EditContact.Phone::number).toList(), "/phones");
        salutation = details.salutation();
        firstName = details.firstName();
        middleName = details.middleName();
        lastName = details.lastName();
        suffix = details.suffix();
        language = details.language();
        zone = details.zone();
        jobTitle = details.jobTitle();
        department = details.department();
        emails = IntStream.range(0, mails.size())
                .mapToObj(i -> mails.get(i).toEmail(i == primaryMail))
                .toList();
        keep(emailKeys, Set.copyOf(keys));
        phones = IntStream.range(0, numbers.size())
                .mapToObj(i -> numbers.get(i).toPhone(i == primaryPhone))
                .toList();
        address = details.address();
        relate(roles().primary(details.accountId()));
        reportsToId = details.reportsToId();
        doNotCall = details.doNotCall();
        doNotEmail = details.doNotEmail();
        doNotText = details.doNotText();
        doNotPost = details.doNotPost();
        description = details.description();
        ownerId = details.ownerId();
    }

    /** What it has to do with accounts. */
    final AccountRoles roles() {
        return new AccountRoles(accounts).primary(accountId); // which replicas of an earlier version may have changed
    }

    /** Has it to do with accounts as {@code roles} say. */
    final void relate(AccountRoles roles) {
        accounts = roles.all();
        accountId = roles.primary();
        keep(accountIds, roles.accounts());
    }

    /** Leaves rows alone that say the same. */
    private static <T> void keep(Set<T> rows, Set<T> said) {
        if (!rows.equals(said)) {
            rows.retainAll(said);
            rows.addAll(said);
        }
    }

    @Override
    public EditContact details() {
        return new EditContact(
                salutation,
                firstName,
                middleName,
                lastName,
                suffix,
                language,
                zone,
                jobTitle,
                department,
                emails.stream().map(EditContact.Mail::of).toList(),
                phones.stream().map(EditContact.Phone::of).toList(),
                address,
                accountId,
                reportsToId,
                doNotCall,
                doNotEmail,
                doNotText,
                doNotPost,
                description,
                ownerId);
    }

    /** Says where it came from, and what the person has allowed. */
    public final void comesFrom(ContactOrigin origin) {
        source = origin.source();
        firstTouch = origin.firstTouch();
        lastTouch = origin.lastTouch();
        consents = origin.consents();
        leadId = origin.leadId();
    }

    /** Where it came from, and what the person has allowed. */
    public ContactOrigin origin() {
        return new ContactOrigin(source, firstTouch, lastTouch, consents, leadId);
    }

    /** Which one is primary: the first, if none is said to be. */
    private static int primary(List<Boolean> flags, String pointer) {
        if (flags.stream().filter(flag -> flag).count() > 1) {
            throw new DomainException.RuleBroken(
                    "primary-not-unique",
                    "Only one of them can be the primary one.",
                    pointer + "/" + flags.lastIndexOf(true) + "/primary",
                    "must be false where another one is primary");
        }
        return Math.max(0, flags.indexOf(true));
    }

    private static void requireDistinct(List<String> keys, String pointer) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.indexOf(keys.get(i)) < i) {
                throw new DomainException.RuleBroken(
                        "listed-twice",
                        "The same address is listed twice.",
                        pointer + "/" + i,
                        "is in the list already");
            }
        }
    }

    @Override
    public ContactRecord toRecord() {
        return new ContactRecord(
                id(),
                version(),
                salutation,
                firstName,
                middleName,
                lastName,
                suffix,
                language,
                zone,
                jobTitle,
                department,
                emails,
                phones,
                address,
                accountId,
                accounts,
                reportsToId,
                doNotCall,
                doNotEmail,
                doNotText,
                doNotPost,
                description,
                source,
                firstTouch,
                lastTouch,
                consents,
                ownerId,
                leadId,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
