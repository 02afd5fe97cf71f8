package org.rapport.admin.policy;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.PolicyEvent.Created;
import org.rapport.events.admin.PolicyEvent.Deleted;
import org.rapport.events.admin.PolicyEvent.Edited;
import org.rapport.events.admin.PolicyEvent.Restored;
import org.rapport.events.admin.PolicyRecord;
import org.rapport.events.admin.PolicyRecord.Release;
import org.rapport.events.admin.PolicyRecord.Rule;
import org.rapport.events.admin.PolicyRecord.Status;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.record.Editable;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.text.ComparisonKey;

/** A rule on who may do what to which records: as it is being worked on, and as it is in force. */
@Entity
public class Policy extends Aggregate<PolicyRecord> implements Editable<EditPolicy> {

    static final String PUBLISH = "publish";

    static final RecordType<Policy, PolicyRecord> TYPE = RecordType.of(Policy.class, PolicyRecord.class)
            .commands(EditPolicy.class, EditPolicy.class, Created::new, Edited::new, Deleted::new, Restored::new)
            .actions(PUBLISH)
            .sorted("name", "nameKey", Kind.NAME_KEY)
            .filtered("status", Kind.oneOf(Status.class))
            .whole()
            .build();

    /** How many releases are kept beside the one in force. */
    private static final int MOST_KEPT = 10;

    private String name;

    /** Alike in names that mean the same. */
    private String nameKey;

    private @Nullable String description;

    @Enumerated(EnumType.STRING)
    private Status status;

    @JdbcTypeCode(SqlTypes.JSON)
    private Rule rule;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> missingIndexes = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Release inForce;

    /** The last first. */
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Release> earlier = List.of();

    /** For Hibernate. */
    protected Policy() {}

    /** A policy that is not in force yet. */
    Policy(EditPolicy details) {
        super(Uuids.next());
        status = Status.DRAFT;
        edit(details);
    }

    @Override
    public final void edit(EditPolicy details) {
        name = details.name();
        nameKey = ComparisonKey.ofName(name);
        description = details.description();
        rule = details.rule().toRule();
        missingIndexes = RuleCheck.missingIndexes(rule);
    }

    @Override
    public EditPolicy details() {
        return new EditPolicy(name, description, RuleRequest.of(rule));
    }

    /** Puts in force what is being worked on, unless it is already. */
    void publish(Instant now, String by) {
        if (inForce == null || !inForce.rule().equals(rule)) {
            release(rule, now, by);
        }
    }

    /** Puts {@code wanted} in force, by a number of its own; what is being worked on stays. */
    void release(Rule wanted, Instant now, String by) {
        int number = nextNumber();
        retire();
        inForce = new Release(number, wanted, now, by);
        status = Status.PUBLISHED;
    }

    /** Has nothing of it be in force. */
    void withdraw() {
        retire();
        status = Status.WITHDRAWN;
    }

    private void retire() {
        earlier = Stream.concat(Stream.ofNullable(inForce), earlier.stream())
                .limit(MOST_KEPT)
                .toList();
        inForce = null;
    }

    /** The last number is always known: what had it is in force, or the last that was. */
    private int nextNumber() {
        return 1
                + Stream.concat(Stream.ofNullable(inForce), earlier.stream())
                        .mapToInt(Release::number)
                        .max()
                        .orElse(0);
    }

    Rule rule() {
        return rule;
    }

    @Nullable
    Release inForce() {
        return inForce;
    }

    List<Release> earlier() {
        return earlier;
    }

    /** Whether {@code role} is named by what is being worked on, or by what is in force. */
    boolean names(String role) {
        return Stream.of(rule, inForce == null ? null : inForce.rule())
                .filter(Objects::nonNull)
                .anyMatch(said -> said.roles().contains(role));
    }

    @Override
    public PolicyRecord toRecord() {
        return new PolicyRecord(
                id(),
                version(),
                name,
                description,
                status,
                rule,
                missingIndexes,
                inForce,
                earlier,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
