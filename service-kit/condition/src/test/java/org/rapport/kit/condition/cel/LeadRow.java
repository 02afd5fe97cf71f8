package org.rapport.kit.condition.cel;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.MinorUnits;
import org.rapport.kit.condition.query.Column;

/** A record of {@link Samples} as a row, in columns as narrow as those of records are. */
@Entity
@Table(name = "lead")
class LeadRow {

    static final String SCHEMA = """
            create table lead (
                id uuid primary key, owner_id uuid, creator_id uuid, team_id uuid,
                name text, region text collate "C", status text, score bigint, rank integer, vip boolean, close_on date,
                created_at timestamptz, closed_at timestamptz, amount_minor bigint, amount_currency text,
                ceiling_minor bigint, ceiling_currency text, tags text[])""";

    enum Status {
        NEW,
        OPEN,
        ON_HOLD,
        LOST;

        static Status of(Object constant) {
            return valueOf(constant.toString().toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    @Embeddable
    record Amount(Long minor, String currency) {
        static @Nullable Amount of(@Nullable Object value) {
            return value instanceof MinorUnits(long minor, String currency) ? new Amount(minor, currency) : null;
        }
    }

    @Id
    private UUID id;

    private @Nullable UUID ownerId;
    private @Nullable UUID creatorId;
    private @Nullable UUID teamId;
    private @Nullable String name;
    private @Nullable String region;

    @Enumerated(EnumType.STRING)
    private @Nullable Status status;

    private @Nullable Long score;
    private @Nullable Integer rank;
    private @Nullable Boolean vip;
    private @Nullable LocalDate closeOn;
    private @Nullable Instant createdAt;
    private @Nullable Instant closedAt;

    @Embedded
    @EmbeddedColumnNaming("amount_%s")
    private @Nullable Amount amount;

    @Embedded
    @EmbeddedColumnNaming("ceiling_%s")
    private @Nullable Amount ceiling;

    private @Nullable String[] tags;

    /** For Hibernate. */
    protected LeadRow() {}

    LeadRow(Map<Attribute, Object> record) {
        record.forEach(this::set);
    }

    /** Where the table has the values of an attribute. */
    static Column column(Attribute attribute) {
        return switch (attribute.name()) {
            case "status" -> new Column("it.status", Status::of);
            case "address.region" -> new Column("it.region");
            default -> new Column("it." + attribute.name());
        };
    }

    /** The same in SQL. */
    static String sql(Attribute attribute) {
        String name = attribute.name().replace("address.", "");
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private void set(Attribute attribute, Object value) {
        switch (attribute.name()) {
            case "id" -> id = (UUID) value;
            case "ownerId" -> ownerId = (UUID) value;
            case "creatorId" -> creatorId = (UUID) value;
            case "teamId" -> teamId = (UUID) value;
            case "name" -> name = (String) value;
            case "address.region" -> region = (String) value;
            case "status" -> status = Status.of(value);
            case "score" -> score = (Long) value;
            case "rank" -> rank = Math.toIntExact((Long) value);
            case "vip" -> vip = (Boolean) value;
            case "closeOn" -> closeOn = (LocalDate) value;
            case "createdAt" -> createdAt = (Instant) value;
            case "closedAt" -> closedAt = (Instant) value;
            case "amount" -> amount = Amount.of(value);
            case "ceiling" -> ceiling = Amount.of(value);
            case "tags" -> tags = ((List<?>) value).toArray(String[]::new);
            default -> throw new IllegalArgumentException(attribute.name());
        }
    }
}
