package org.rapport.sales.opportunity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Reason;
import org.rapport.events.sales.OpportunityEvent.Created;
import org.rapport.events.sales.OpportunityEvent.Deleted;
import org.rapport.events.sales.OpportunityEvent.Edited;
import org.rapport.events.sales.OpportunityEvent.Restored;
import org.rapport.events.sales.OpportunityRecord;
import org.rapport.events.sales.OpportunityRecord.ForecastCategory;
import org.rapport.events.sales.OpportunityRecord.StageSpan;
import org.rapport.events.sales.OpportunityRecord.StageType;
import org.rapport.events.sales.SalesShareEvent;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Amount;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Editable;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.text.Texts;
import org.rapport.sales.account.Account;
import org.rapport.sales.contact.Contact;

/** A deal. Once closed, what it was worth and to whom stays as it is, until it is reopened. */
@Entity
public class Opportunity extends Aggregate<OpportunityRecord> implements Editable<EditOpportunity> {

    static final String MOVE = "move";
    static final String WIN = "win";
    static final String LOSE = "lose";

    public static final RecordType<Opportunity, OpportunityRecord> TYPE = RecordType.of(
                    Opportunity.class, OpportunityRecord.class)
            .commands(
                    CreateOpportunity.class,
                    EditOpportunity.class,
                    Created::new,
                    Edited::new,
                    Deleted::new,
                    Restored::new)
            .actions(MOVE, WIN, LOSE)
            .open("stage", "stageType", "stageLog")
            .sorted("probability", Kind.INTEGER)
            .filtered("stage", Kind.TEXT)
            .filtered("stageType", Kind.oneOf(StageType.class))
            .refersTo("accountId", Account.class, OpportunityRecord::accountId)
            .refersTo("contactId", Contact.class, OpportunityRecord::contactId)
            .ownedBy("ownerId", OpportunityRecord::ownerId)
            .shared(SalesShareEvent.Created::new, SalesShareEvent.Edited::new, SalesShareEvent.Deleted::new)
            .filtered("closeDate", Kind.DATE)
            .titled("name")
            .build();

    private String name;
    private UUID accountId;
    private @Nullable UUID contactId;
    private String pipelineId = Stage.PIPELINE;

    private String stage;

    @Enumerated(EnumType.STRING)
    private StageType stageType;

    private @Nullable String lastOpenStage;
    private int probability;

    @Enumerated(EnumType.STRING)
    private ForecastCategory forecastCategory;

    @Embedded
    @EmbeddedColumnNaming("amount_%s")
    private @Nullable Amount amount;

    private @Nullable LocalDate closeDate;
    private @Nullable Instant closedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Reason lossReason;

    private @Nullable String nextStep;
    private @Nullable String description;
    private @Nullable String source;
    private @Nullable String ownerId;

    @Column(updatable = false)
    private @Nullable UUID leadId;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<StageSpan> stageLog = List.of();

    /** For Hibernate. */
    protected Opportunity() {}

    /**
     * A new opportunity.
     *
     * @param leadId the lead whose conversion makes it
     */
    public Opportunity(
            EditOpportunity details, Stage first, @Nullable String source, @Nullable UUID leadId, Instant now) {
        super(Uuids.next());
        this.source = source;
        this.leadId = leadId;
        this.accountId = details.accountId();
        requireOpen(first);
        enter(first, now);
        edit(details);
    }

    @Override
    public final void edit(EditOpportunity details) {
        int wanted = Objects.requireNonNullElse(details.probability(), stage().probability());
        Amount worth = Amount.of(details.amount());
        requireUnlessOpen("/accountId", Objects.equals(accountId, details.accountId()));
        requireUnlessOpen("/probability", probability == wanted);
        requireUnlessOpen("/amount", Objects.equals(amount, worth));
        requireUnlessOpen("/closeDate", Objects.equals(closeDate, details.closeDate()));
        name = details.name();
        accountId = details.accountId();
        contactId = details.contactId();
        probability = wanted;
        amount = worth;
        closeDate = details.closeDate();
        nextStep = details.nextStep();
        description = details.description();
        ownerId = details.ownerId();
    }

    @Override
    public EditOpportunity details() {
        return new EditOpportunity(
                name,
                accountId,
                contactId,
                probability,
                Amount.toMoney(amount),
                closeDate,
                nextStep,
                description,
                ownerId);
    }

    void move(Stage target, @Nullable Integer wanted, Instant now) {
        requireOpenDeal();
        requireOpen(target);
        enter(target, now);
        if (wanted != null) {
            probability = wanted;
        }
    }

    void win(Instant now) {
        requireOpenDeal();
        enter(Stage.WON, now);
        closedAt = now;
    }

    void lose(LossReason reason, @Nullable String note, Instant now) {
        requireOpenDeal();
        if (reason == LossReason.OTHER && Texts.isBlank(note)) {
            throw new DomainException.RuleBroken(
                    "note-missing",
                    "The reason other needs a note.",
                    "/note",
                    "must not be empty where the reason is other");
        }
        enter(Stage.LOST, now);
        closedAt = now;
        lossReason = new Reason(reason.code(), note);
    }

    void reopen(Instant now) {
        if (isOpen()) {
            throw new DomainException.RuleBroken(
                    "opportunity-open", "The opportunity is open.", Map.of("allowed", List.of("stage", "win", "lose")));
        }
        enter(lastOpenStage == null ? Stage.PROSPECTING : Stage.of(lastOpenStage), now);
        closedAt = null;
        lossReason = null;
    }

    /** Says how it came, unless that is known. */
    public void fillSource(@Nullable String from) {
        source = source == null ? from : source;
    }

    /** Whether the deal is still in the making. */
    public final boolean isOpen() {
        return stageType == StageType.OPEN;
    }

    /** The account that buys, or does not. */
    public UUID accountId() {
        return accountId;
    }

    private void enter(Stage target, Instant now) {
        if (stage != null && stage().isOpen()) {
            lastOpenStage = stage;
        }
        if (target.isOpen()) {
            lastOpenStage = target.key();
        }
        if (!target.key().equals(stage)) {
            stageLog = logged(target, now);
        }
        stage = target.key();
        stageType = target.type();
        probability = target.probability();
        forecastCategory = target.category();
    }

    private List<StageSpan> logged(Stage target, Instant now) {
        var log = new ArrayList<>(stageLog);
        if (!log.isEmpty()) {
            StageSpan last = log.removeLast();
            log.add(new StageSpan(
                    last.stage(),
                    last.since(),
                    now,
                    Duration.between(last.since(), now).toSeconds()));
        }
        log.add(new StageSpan(target.key(), now, null, null));
        return List.copyOf(log);
    }

    private Stage stage() {
        return Stage.of(stage);
    }

    private static void requireOpen(Stage target) {
        if (!target.isOpen()) {
            throw new DomainException.RuleBroken(
                    "stage-not-allowed",
                    "An opportunity is closed by win or lose, not by moving it.",
                    Map.of("allowed", Stage.openKeys()));
        }
    }

    private void requireOpenDeal() {
        if (!isOpen()) {
            throw new DomainException.RuleBroken(
                    "opportunity-closed",
                    "The opportunity is closed. Reopen it first.",
                    Map.of("allowed", List.of("reopen")));
        }
    }

    private void requireUnlessOpen(String pointer, boolean unchanged) {
        if (!isOpen() && !unchanged) {
            throw new DomainException.RuleBroken(
                    "opportunity-closed",
                    "A closed opportunity keeps what it was worth. Reopen it first.",
                    pointer,
                    "cannot be changed while the opportunity is closed");
        }
    }

    @Override
    public OpportunityRecord toRecord() {
        return new OpportunityRecord(
                id(),
                version(),
                name,
                accountId,
                contactId,
                pipelineId,
                stage,
                stageType,
                lastOpenStage,
                probability,
                forecastCategory,
                Amount.toMoney(amount),
                closeDate,
                closedAt,
                lossReason,
                nextStep,
                description,
                source,
                ownerId,
                leadId,
                stageLog,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
