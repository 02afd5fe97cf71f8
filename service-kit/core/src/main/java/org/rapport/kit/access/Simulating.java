package org.rapport.kit.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.CrmRecord;
import org.rapport.events.admin.MemberRecord;
import org.rapport.kit.access.Explanation.Decision;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.directory.Mask;
import org.rapport.kit.directory.TenantEntry;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Store;
import org.rapport.kit.sample.SampledDecision;
import org.rapport.kit.share.SharedRecords;

/** Compares what two rulebooks of a tenant say of the records of one type. */
final class Simulating<E extends Listed, R> {

    private static final int MOST_RECORDS = 1_000;
    private static final int FEWEST_RECORDS = 20;

    /** How often it is decided by either rulebook: the more people and actions there are, the fewer records are looked at. */
    private static final int MOST_DECIDED = 50_000;

    private final RecordType<E, R> type;
    private final Matter<R> matter;
    private final TenantEntry tenant;
    private final Rulebook before;
    private final Rulebook after;
    private final Store store;
    private final Access access;
    private final SharedRecords shared;
    private final Instant now = Instant.now();
    private final Map<Set<String>, Judgement<R>> judgements = new HashMap<>();

    Simulating(
            RecordType<E, R> type,
            Matter<R> matter,
            TenantEntry tenant,
            Rulebook before,
            Rulebook after,
            Store store,
            Access access,
            SharedRecords shared) {
        this.type = type;
        this.matter = matter;
        this.tenant = tenant;
        this.before = before;
        this.after = after;
        this.store = store;
        this.access = access;
        this.shared = shared;
    }

    /** What is said of {@code action} to one member, before and after; and of reading, which each action needs. */
    private record Asked<R>(MemberRecord member, String subject, String action, Said<R> before, Said<R> after) {

        boolean isChanged() {
            return !before.version().equals(after.version());
        }
    }

    private record Said<R>(Rules<R> reading, Rules<R> acting) {

        String version() {
            return reading.version() + "," + acting.version();
        }

        boolean areMasked() {
            return reading.areMasked() || acting.areMasked();
        }
    }

    /**
     * A record, and the judgement of who asks, by what he sees of it.
     *
     * @param isWhole whether he sees all of it; else what was decided of it once may tell what he does not see
     */
    private record Seen<R>(UUID id, R record, Judgement<R> judgement, boolean isWhole) {}

    /** What changes, on the records of which {@code sampled} tells, for whom it tells of; the last first. */
    Simulation on(List<SampledDecision> sampled) {
        List<SampledDecision> known = sampled.stream()
                .filter(decision -> decision.resourceType().equals(type.name()))
                .toList();
        List<Asked<R>> asked = sampled.stream()
                .map(SampledDecision::subject)
                .distinct()
                .flatMap(subject -> tenant.member(subject).stream().flatMap(member -> asked(member, subject)))
                .filter(Asked::isChanged)
                .toList();
        Map<UUID, Seen<R>> seen = seen(known, mostRecords(asked.size()));
        List<SampledDecision> told = known.stream()
                .filter(decision -> seen.containsKey(decision.recordId()))
                .toList();
        Map<String, List<SampledDecision>> own = told.stream().collect(groupingBy(SampledDecision::subject));
        return new Simulation(
                told.size(),
                (int) told.stream()
                        .filter(decision -> isOutdated(
                                decision, seen.get(decision.recordId()).record()))
                        .count(),
                seen.size(),
                access.scope(type, RecordType.READ).isEverything()
                        && access.mask(type, RecordType.READ).hidden().isEmpty(),
                false,
                asked.stream()
                        .flatMap(one -> change(one, seen, own.getOrDefault(one.subject(), List.of())).stream())
                        .sorted(Comparator.comparing(Simulation.Change::action)
                                .thenComparing(Comparator.comparing(Simulation.Change::lost)
                                        .reversed())
                                .thenComparing(Simulation.Change::memberId))
                        .toList());
    }

    private static int mostRecords(int asked) {
        return Math.clamp(MOST_DECIDED / Math.max(1, asked), FEWEST_RECORDS, MOST_RECORDS);
    }

    private Stream<Asked<R>> asked(MemberRecord member, String subject) {
        return type.actions().stream()
                .filter(action -> !action.equals(RecordType.CREATE))
                .map(action -> new Asked<>(
                        member, subject, action, said(before, action, subject), said(after, action, subject)));
    }

    private Said<R> said(Rulebook rulebook, String action, String subject) {
        return new Said<>(rules(rulebook, RecordType.READ, subject), rules(rulebook, action, subject));
    }

    private Rules<R> rules(Rulebook rulebook, String action, String subject) {
        return rulebook.rules(matter, action, tenant.roles(subject), tenant.permissions(subject));
    }

    /** The last {@code most} records that whoever asks may read, as they are now. */
    private Map<UUID, Seen<R>> seen(List<SampledDecision> known, int most) {
        List<UUID> ids =
                known.stream().map(SampledDecision::recordId).distinct().toList();
        Set<UUID> readable = store.readable(type, ids);
        List<UUID> last = ids.stream().filter(readable::contains).limit(most).toList();
        Map<UUID, R> records = store.consult(type, last);
        var seen = new LinkedHashMap<UUID, Seen<R>>();
        last.stream().filter(records::containsKey).forEach(id -> seen.put(id, seen(id, records.get(id))));
        return seen;
    }

    private Seen<R> seen(UUID id, R record) {
        Set<String> hidden = access.mask(type, RecordType.READ, record).hidden();
        Judgement<R> judgement = judgements.computeIfAbsent(hidden, unseen -> Judgement.ofOthers(matter, unseen));
        return new Seen<>(id, record, judgement, hidden.isEmpty());
    }

    private static boolean isOutdated(SampledDecision decision, Object record) {
        return decision.version() != null && record instanceof CrmRecord now && now.version() != decision.version();
    }

    private Optional<Simulation.Change> change(Asked<R> asked, Map<UUID, Seen<R>> seen, List<SampledDecision> own) {
        Map<UUID, SampledDecision> decided = own.stream()
                .filter(decision -> decision.action().equals(asked.action()))
                .collect(toMap(SampledDecision::recordId, Function.identity()));
        Facts facts = before.facts(
                asked.subject(),
                null,
                now,
                level -> shared.with(asked.member().id(), tenant.teams(asked.subject()), type.name(), level));
        var tally = new Tally();
        seen.values().forEach(one -> compare(asked, one, facts, one.isWhole() ? decided.get(one.id()) : null, tally));
        return tally.of(asked.member().id(), type.name(), asked.action());
    }

    private void compare(Asked<R> asked, Seen<R> one, Facts facts, @Nullable SampledDecision decided, Tally tally) {
        Decision was = decision(asked.before(), facts, one);
        Decision is = decision(asked.after(), facts, one);
        if (was == Decision.UNDETERMINED || is == Decision.UNDETERMINED) {
            tally.undetermined();
        } else if (was == Decision.DENY || is == Decision.DENY) {
            if (was != is) {
                tally.add(one.id(), is == Decision.DENY, decided);
            }
        } else {
            if (is != was && is == Decision.STEP_UP) {
                tally.stepUp();
            }
            compareMasks(asked, one, facts, tally);
        }
    }

    private Decision decision(Said<R> said, Facts facts, Seen<R> one) {
        return Judgement.all(decision(said.reading(), facts, one), decision(said.acting(), facts, one));
    }

    private Decision decision(Rules<R> rules, Facts facts, Seen<R> one) {
        return Judgement.decision(one.judgement().findings(rules, facts, one.record()), null);
    }

    private void compareMasks(Asked<R> asked, Seen<R> one, Facts facts, Tally tally) {
        if (!asked.before().areMasked() && !asked.after().areMasked()) {
            return;
        }
        if (isCertain(asked.before(), facts, one) && isCertain(asked.after(), facts, one)) {
            tally.keep(kept(asked, asked.before(), facts, one), kept(asked, asked.after(), facts, one));
        } else {
            tally.undetermined();
        }
    }

    private boolean isCertain(Said<R> said, Facts facts, Seen<R> one) {
        return one.judgement().isCertain(said.reading(), facts, one.record())
                && one.judgement().isCertain(said.acting(), facts, one.record());
    }

    /** What he does not see, or does not set by what he does. */
    private Set<String> kept(Asked<R> asked, Said<R> said, Facts facts, Seen<R> one) {
        Mask mask = new Scope<>(said.acting(), null, () -> facts).mask(one.record());
        return asked.action().equals(RecordType.READ) ? mask.hidden() : mask.locked();
    }
}
