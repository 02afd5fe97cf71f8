package org.rapport.sales.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.events.Consent;
import org.rapport.events.Reason;
import org.rapport.events.Touch;
import org.rapport.events.sales.LeadEvent.Created;
import org.rapport.events.sales.LeadEvent.Deleted;
import org.rapport.events.sales.LeadEvent.Edited;
import org.rapport.events.sales.LeadEvent.Restored;
import org.rapport.events.sales.LeadRecord;
import org.rapport.events.sales.LeadRecord.Conversion;
import org.rapport.events.sales.LeadRecord.Status;
import org.rapport.events.sales.LeadRecord.StatusSpan;
import org.rapport.events.sales.SalesShareEvent;
import org.rapport.kit.consent.Addressees;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Amount;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Editable;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.text.ComparisonKey;
import org.rapport.kit.text.Texts;
import org.rapport.sales.contact.Contact;
import org.rapport.sales.contact.ContactOrigin;

/** Someone who might buy. Where it came from is written once; where it stands follows {@link LeadStatuses}. */
@Entity
public class Lead extends Aggregate<LeadRecord> implements Editable<EditLead> {

    /** To convert a lead, and to undo that. */
    public static final String CONVERT = "convert";

    public static final RecordType<Lead, LeadRecord> TYPE = RecordType.of(Lead.class, LeadRecord.class)
            .about("person and company")
            .commands(CreateLead.class, EditLead.class, Created::new, Edited::new, Deleted::new, Restored::new)
            .actions(CONVERT)
            .open("status", "statusLog", "conversion")
            .sorted("score", Kind.INTEGER)
            .filtered("status", Kind.oneOf(Status.class))
            .ownedBy("ownerId", LeadRecord::ownerId)
            .shared(SalesShareEvent.Created::new, SalesShareEvent.Edited::new, SalesShareEvent.Deleted::new)
            .refersTo("contactId", Contact.class, LeadRecord::contactId)
            .filtered("source", Kind.TEXT)
            .filtered("email", "emailKey", Kind.EMAIL_KEY)
            .titled("firstName", "lastName")
            .found("company")
            .found("email")
            .foundByNumber("phone")
            .build();

    /** How many characters its description may have. */
    static final int LONGEST_DESCRIPTION = 10_000;

    private static final String EARLIER = "[What was said before is in the history.]\n\n";

    @Enumerated(EnumType.STRING)
    private Status status;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Reason disqualification;

    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable String company;
    private @Nullable String jobTitle;
    private @Nullable String email;

    /** By which the address is found. */
    private @Nullable String emailKey;

    private @Nullable String phone;
    private @Nullable String website;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Address address;

    private @Nullable String description;

    @Column(updatable = false)
    private @Nullable String source;

    private int score;
    private @Nullable String ownerId;
    private @Nullable UUID contactId;

    @Embedded
    @EmbeddedColumnNaming("estimated_value_%s")
    private @Nullable Amount estimatedValue;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Touch firstTouch;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Touch lastTouch;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Consent> consents = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<StatusSpan> statusLog = List.of();

    private @Nullable Instant responseDueAt;
    private @Nullable Instant firstRespondedAt;

    @Column(updatable = false)
    private @Nullable UUID captureId;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Conversion conversion;

    /** For Hibernate. */
    protected Lead() {}

    /**
     * A new lead.
     *
     * @param origin        where it came from
     * @param ownerId       who works on it; absent while it waits for someone
     * @param now           when it came
     * @param firstResponse within what time somebody must respond
     */
    Lead(EditLead details, LeadOrigin origin, @Nullable String ownerId, Instant now, Duration firstResponse) {
        super(Uuids.next());
        this.status = Status.NEW;
        this.statusLog = List.of(new StatusSpan(Status.NEW, now, null, null));
        this.source = origin.source();
        this.firstTouch = origin.touch();
        this.lastTouch = origin.touch();
        this.consents = origin.consents();
        this.captureId = origin.captureId();
        this.ownerId = ownerId;
        this.responseDueAt = now.plus(firstResponse);
        edit(details);
    }

    @Override
    public final void edit(EditLead details) {
        requireOpenToChange();
        details.requireSomebody();
        firstName = details.firstName();
        lastName = details.lastName();
        company = details.company();
        jobTitle = details.jobTitle();
        email = details.email();
        emailKey = email == null ? null : ComparisonKey.ofEmail(email);
        phone = details.phone();
        website = details.website();
        address = details.address();
        description = details.description();
        score = Objects.requireNonNullElse(details.score(), 0);
        contactId = details.contactId();
        estimatedValue = Amount.of(details.estimatedValue());
    }

    @Override
    public EditLead details() {
        return new EditLead(
                firstName,
                lastName,
                company,
                jobTitle,
                email,
                phone,
                website,
                address,
                description,
                score,
                contactId,
                Amount.toMoney(estimatedValue));
    }

    /**
     * Takes note that the person was met again: what was left empty is filled, what was said is added, and the last word
     * on each consent stands.
     */
    void meetAgain(EditLead said, Touch touch, List<Consent> allowed) {
        requireOpenToChange();
        firstName = either(firstName, said.firstName());
        lastName = either(lastName, said.lastName());
        company = either(company, said.company());
        jobTitle = either(jobTitle, said.jobTitle());
        phone = either(phone, said.phone());
        website = either(website, said.website());
        address = either(address, said.address());
        estimatedValue = either(estimatedValue, Amount.of(said.estimatedValue()));
        description = joined(description, said.description());
        lastTouch = ContactOrigin.later(lastTouch, touch);
        consents = Addressees.RULE.merge(consents, allowed);
    }

    void assign(String owner) {
        requireOpenToChange();
        ownerId = owner;
    }

    /** Moves it to one of the open statuses; the first move is the response that was due. */
    void become(Status target, Instant now) {
        moveTo(target, now);
    }

    void disqualify(DisqualificationReason reason, @Nullable String note, Instant now) {
        if (reason == DisqualificationReason.OTHER && Texts.isBlank(note)) {
            throw new DomainException.RuleBroken(
                    "note-missing",
                    "The reason other needs a note.",
                    "/note",
                    "must not be empty where the reason is other");
        }
        moveTo(Status.DISQUALIFIED, now);
        disqualification = new Reason(reason.code(), note);
    }

    void reopen(Instant now) {
        if (status != Status.DISQUALIFIED) {
            LeadStatuses.MOVES.require(status, Status.NEW);
        }
        moveTo(Status.WORKING, now);
        disqualification = null;
    }

    /** Marks it as having become {@code result}. */
    public void convert(Conversion result) {
        moveTo(Status.CONVERTED, result.convertedAt());
        conversion = result;
    }

    /** Marks it as qualified again, its conversion undone. */
    public void unconvert(Instant now) {
        if (status != Status.CONVERTED) {
            throw new DomainException.Conflict("lead-not-converted", "The lead is not converted.");
        }
        moveTo(Status.QUALIFIED, now);
        conversion = null;
    }

    /** What it became, while it is converted. */
    public @Nullable Conversion conversion() {
        return conversion;
    }

    private void moveTo(Status target, Instant now) {
        LeadStatuses.MOVES.require(status, target);
        var log = new ArrayList<>(statusLog);
        StatusSpan last = log.removeLast();
        log.add(new StatusSpan(
                last.status(),
                last.since(),
                now,
                Duration.between(last.since(), now).toSeconds()));
        log.add(new StatusSpan(target, now, null, null));
        statusLog = List.copyOf(log);
        status = target;
        if (firstRespondedAt == null) {
            firstRespondedAt = now;
        }
    }

    private void requireOpenToChange() {
        if (status == Status.CONVERTED) {
            throw new DomainException.RuleBroken(
                    "lead-converted", "A converted lead is history. Edit what it became, or undo the conversion.");
        }
    }

    /** Whether it is still worked on. */
    boolean isOpen() {
        return status != Status.CONVERTED && status != Status.DISQUALIFIED;
    }

    private static <T> @Nullable T either(@Nullable T known, @Nullable T other) {
        return known == null ? other : known;
    }

    private static @Nullable String joined(@Nullable String before, @Nullable String after) {
        if (before == null || after == null || before.endsWith(after)) {
            return before == null ? after : before;
        }
        return Texts.end(before + "\n\n" + after, LONGEST_DESCRIPTION, EARLIER);
    }

    @Override
    public LeadRecord toRecord() {
        return new LeadRecord(
                id(),
                version(),
                status,
                disqualification,
                firstName,
                lastName,
                company,
                jobTitle,
                email,
                phone,
                website,
                address,
                description,
                source,
                score,
                ownerId,
                contactId,
                Amount.toMoney(estimatedValue),
                firstTouch,
                lastTouch,
                consents,
                statusLog,
                responseDueAt,
                firstRespondedAt,
                captureId,
                conversion,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
