package org.rapport.marketing.form;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.marketing.FormEvent.Created;
import org.rapport.events.marketing.FormEvent.Deleted;
import org.rapport.events.marketing.FormEvent.Edited;
import org.rapport.events.marketing.FormEvent.Restored;
import org.rapport.events.marketing.FormRecord;
import org.rapport.events.marketing.FormRecord.ConsentText;
import org.rapport.events.marketing.FormRecord.Field;
import org.rapport.events.marketing.FormRecord.Status;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.record.Editable;
import org.rapport.kit.record.RecordType;

/** What visitors are asked. Who holds its key, or the one before, may submit the form while it is active. */
@Entity
public class Form extends Aggregate<FormRecord> implements Editable<EditForm> {

    static final RecordType<Form, FormRecord> TYPE = RecordType.of(Form.class, FormRecord.class)
            .commands(EditForm.class, EditForm.class, Created::new, Edited::new, Deleted::new, Restored::new)
            .open("status")
            .sorted("name", Kind.TEXT)
            .filtered("status", Kind.oneOf(Status.class))
            .filtered("campaign", Kind.TEXT)
            .titled("name")
            .build();

    private String name;

    private @Nullable String key;
    private @Nullable Instant keyExpiresAt;
    private @Nullable String previousKey;

    @Enumerated(EnumType.STRING)
    private Status status = Status.ACTIVE;

    private @Nullable String title;
    private @Nullable String description;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Field> fields = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable ConsentText consent;

    private @Nullable String redirectUrl;
    private @Nullable String thanks;
    private @Nullable String campaign;

    /** For Hibernate. */
    protected Form() {}

    /** A new form, still without its key. */
    Form(EditForm details) {
        super(Uuids.next());
        edit(details);
    }

    /** Gives it the key by which it is known to visitors; the one that it has so far is good until its own end. */
    void open(FormKey newKey) {
        previousKey = key;
        key = newKey.value();
        keyExpiresAt = newKey.end();
    }

    @Override
    public final void edit(EditForm details) {
        List<Field> asked = details.fields().stream().map(FormField::toField).toList();
        FormRules.require(asked);
        name = details.name();
        status = Objects.requireNonNullElse(details.status(), status);
        title = details.title();
        description = details.description();
        fields = asked;
        consent = details.consent() == null ? null : details.consent().toText();
        redirectUrl = details.redirectUrl();
        thanks = details.thanks();
        campaign = details.campaign();
    }

    @Override
    public EditForm details() {
        return new EditForm(
                name,
                status,
                title,
                description,
                fields.stream().map(FormField::of).toList(),
                ConsentQuestion.of(consent),
                redirectUrl,
                thanks,
                campaign);
    }

    /** Whether {@code offered} is its key or the one before, and it can be filled in now. */
    boolean accepts(String offered) {
        return status == Status.ACTIVE && (offered.equals(key) || offered.equals(previousKey));
    }

    /** What is asked. */
    public List<Field> fields() {
        return fields;
    }

    /** What the visitor is asked to agree to. */
    public @Nullable ConsentText consent() {
        return consent;
    }

    /** Where the visitor goes afterwards. */
    public @Nullable String redirectUrl() {
        return redirectUrl;
    }

    /** What the visitor is shown afterwards. */
    public @Nullable String thanks() {
        return thanks;
    }

    /** Which submissions count for that name no campaign. */
    public @Nullable String campaign() {
        return campaign;
    }

    @Override
    public FormRecord toRecord() {
        return new FormRecord(
                id(),
                version(),
                name,
                key,
                keyExpiresAt,
                status,
                title,
                description,
                fields,
                consent,
                redirectUrl,
                thanks,
                campaign,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
