package org.rapport.kit.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.access.Explanation.Decision;
import org.rapport.kit.access.Explanation.Effect;
import org.rapport.kit.access.Explanation.Outcome;
import org.rapport.kit.access.Explanation.Source;
import org.rapport.kit.access.Explanation.Told;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Truth;
import org.rapport.kit.directory.TenantEntry;
import org.rapport.kit.record.RecordType;

/** Explains what one person may do to one record. */
final class Explaining<R> {

    private final RecordType<?, R> type;
    private final R record;
    private final Explanations.Person<R> person;
    private final Judgement<R> judgement;
    private final TenantEntry tenant;
    private final boolean namesPolicies;

    /** @param namesPolicies whether it is told to somebody who may read policies */
    Explaining(
            RecordType<?, R> type,
            R record,
            Explanations.Person<R> person,
            Judgement<R> judgement,
            TenantEntry tenant,
            boolean namesPolicies) {
        this.type = type;
        this.record = record;
        this.person = person;
        this.judgement = judgement;
        this.tenant = tenant;
        this.namesPolicies = namesPolicies;
    }

    /** What the rules of one action come to. */
    private record Ruling<R>(String action, Rules<R> rules, List<Finding<R>> findings, Decision decision) {}

    Explanation explain(ExplainRequest request) {
        String action = request.action();
        Ruling<R> reading = ruling(RecordType.READ);
        List<Ruling<R>> rulings = action.equals(RecordType.READ) ? List.of(reading) : List.of(reading, ruling(action));
        Decision decision = Judgement.all(reading.decision(), rulings.getLast().decision());
        Masked masked = masked(reading, rulings.getLast());
        return new Explanation(
                type.name(),
                action,
                request.id(),
                person.memberId(),
                decision,
                decision == Decision.STEP_UP ? stepUp(rulings) : null,
                rulings.stream().flatMap(this::told).toList(),
                masked.hidden(),
                masked.readOnly());
    }

    private Ruling<R> ruling(String action) {
        Rules<R> rules = person.rules().apply(action);
        List<Finding<R>> findings = judgement.findings(rules, person.facts(), record);
        return new Ruling<>(action, rules, findings, Judgement.decision(findings, person.acr()));
    }

    private @Nullable String stepUp(List<Ruling<R>> rulings) {
        return rulings.stream()
                .flatMap(ruling -> ruling.findings().stream())
                .filter(finding -> finding.asksForMore(person.acr()) && finding.speaks() == Truth.TRUE)
                .map(finding -> finding.rule().stepUp())
                .findFirst()
                .orElse(null);
    }

    private Stream<Told> told(Ruling<R> ruling) {
        return ruling.findings().stream().map(finding -> told(ruling, finding));
    }

    private Told told(Ruling<R> ruling, Finding<R> finding) {
        Effect effect = finding.grants() ? Effect.ALLOW : Effect.DENY;
        Outcome outcome = outcome(finding);
        boolean deciding = isDeciding(ruling.decision(), finding);
        return switch (finding.rule().origin()) {
            case Origin.Role(var reach) ->
                new Told(
                        ruling.action(),
                        Source.ROLE,
                        effect,
                        outcome,
                        deciding,
                        reach,
                        reaching(ruling.action(), reach),
                        null,
                        null,
                        List.of());
            case Origin.Share() ->
                new Told(
                        ruling.action(),
                        Source.SHARE,
                        effect,
                        outcome,
                        deciding,
                        null,
                        List.of(),
                        null,
                        null,
                        List.of());
            case Origin.Policy(var id, var release) ->
                new Told(
                        ruling.action(),
                        Source.POLICY,
                        effect,
                        outcome,
                        deciding,
                        null,
                        List.of(),
                        namesPolicies ? id : null,
                        namesPolicies ? release : null,
                        namesPolicies && finding.unknown() ? missing(finding) : List.of());
        };
    }

    private List<String> reaching(String action, Reach reach) {
        return tenant.reaching(person.roles(), type.name(), action, reach);
    }

    private Outcome outcome(Finding<R> finding) {
        if (!finding.grants() && finding.rule().isSilent(person.acr())) {
            return Outcome.SILENT;
        }
        if (finding.unknown()) {
            return Outcome.UNKNOWN;
        }
        return switch (finding.speaks()) {
            case TRUE -> Outcome.APPLIES;
            case FALSE -> Outcome.DOES_NOT_APPLY;
            case UNKNOWN -> Outcome.UNDETERMINED;
        };
    }

    private boolean isDeciding(Decision decision, Finding<R> finding) {
        Truth speaks = finding.speaks();
        return switch (decision) {
            case ALLOW -> finding.grants() && speaks == Truth.TRUE;
            case DENY -> !finding.grants() && finding.rule().stepUp() == null && speaks == Truth.TRUE;
            case STEP_UP -> finding.asksForMore(person.acr()) && speaks == Truth.TRUE;
            case UNDETERMINED -> speaks == Truth.UNKNOWN;
        };
    }

    /** What has no value of what the rule asks. Nothing of it is hidden from whom it is told: else it were undetermined. */
    private List<String> missing(Finding<R> finding) {
        return finding.rule()
                .condition()
                .attributes()
                .filter(attribute -> value(attribute) == null)
                .map(attribute -> attribute.of().name().toLowerCase(Locale.ROOT) + "." + attribute.name())
                .distinct()
                .sorted()
                .toList();
    }

    private @Nullable Object value(Attribute attribute) {
        return attribute.of() == Attribute.Of.RESOURCE
                ? type.attributes().property(attribute).apply(record)
                : person.facts().value(attribute);
    }

    private record Masked(
            @Nullable List<String> hidden, @Nullable List<String> readOnly) {}

    private Masked masked(Ruling<R> reading, Ruling<R> acting) {
        if (Stream.of(reading, acting)
                .anyMatch(ruling -> !judgement.isCertain(ruling.rules(), person.facts(), record))) {
            return new Masked(null, null);
        }
        Set<String> hidden = new TreeSet<>(scope(reading).mask(record).hidden());
        Set<String> readOnly = new TreeSet<>(scope(acting).mask(record).locked());
        readOnly.removeAll(hidden);
        return new Masked(new ArrayList<>(hidden), new ArrayList<>(readOnly));
    }

    private Scope<R> scope(Ruling<R> ruling) {
        return new Scope<>(ruling.rules(), person.acr(), person::facts);
    }
}
