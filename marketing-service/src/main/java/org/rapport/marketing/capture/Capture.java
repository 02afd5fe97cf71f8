package org.rapport.marketing.capture;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.events.Consent;
import org.rapport.events.Touch;
import org.rapport.events.marketing.CaptureRecord;
import org.rapport.events.marketing.CaptureRecord.Source;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Amount;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.text.ComparisonKey;

/** An occasion on which a person became known. What was said then stays as it was said. */
@Entity
public class Capture extends Aggregate<CaptureRecord> {

    static final RecordType<Capture, CaptureRecord> TYPE = RecordType.of(Capture.class, CaptureRecord.class)
            .actions(RecordType.CREATE)
            .saidBy(CreateCapture.class)
            .filtered("source", Kind.oneOf(Source.class))
            .filtered("formId", Kind.ID)
            .filtered("externalId", Kind.TEXT)
            .filtered("email", "emailKey", Kind.EMAIL_KEY)
            .build();

    @Enumerated(EnumType.STRING)
    private Source source;

    private @Nullable UUID formId;

    /** Alike in submissions of a form that say the same. */
    private @Nullable String fingerprint;

    private @Nullable String externalId;
    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable String company;
    private @Nullable String jobTitle;
    private @Nullable String email;

    /** By which the address is found. */
    @Column(updatable = false)
    private @Nullable String emailKey;

    private @Nullable String phone;
    private @Nullable String website;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Address address;

    private @Nullable String message;

    @Embedded
    @EmbeddedColumnNaming("estimated_value_%s")
    private @Nullable Amount estimatedValue;

    @JdbcTypeCode(SqlTypes.JSON)
    private Touch touch;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Consent> consents = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> fields = Map.of();

    /** For Hibernate. */
    protected Capture() {}

    private Capture(Source source, PersonDetails person, Touch touch, List<Consent> consents) {
        super(Uuids.next());
        this.source = source;
        this.touch = touch;
        this.consents = consents;
        firstName = person.firstName();
        lastName = person.lastName();
        company = person.company();
        jobTitle = person.jobTitle();
        email = person.email();
        emailKey = email == null ? null : ComparisonKey.ofEmail(email);
        phone = person.phone();
        website = person.website();
        address = person.address();
        message = person.message();
        estimatedValue = Amount.of(person.estimatedValue());
        fields = person.fields();
    }

    /** A person who filled in the form {@code formId}. */
    static Capture byForm(UUID formId, String fingerprint, PersonDetails person, Touch touch, List<Consent> consents) {
        var capture = new Capture(Source.FORM, person, touch, consents);
        capture.formId = formId;
        capture.fingerprint = fingerprint;
        return capture;
    }

    /** A person of whom a client told, which names the occasion {@code externalId}. */
    static Capture byClient(@Nullable String externalId, PersonDetails person, Touch touch, List<Consent> consents) {
        var capture = new Capture(Source.API, person, touch, consents);
        capture.externalId = externalId;
        return capture;
    }

    @Override
    public CaptureRecord toRecord() {
        return new CaptureRecord(
                id(),
                version(),
                source,
                formId,
                externalId,
                firstName,
                lastName,
                company,
                jobTitle,
                email,
                phone,
                website,
                address,
                message,
                Amount.toMoney(estimatedValue),
                touch,
                consents,
                fields,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
