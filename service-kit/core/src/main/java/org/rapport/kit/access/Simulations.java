package org.rapport.kit.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.PolicyRecord;
import org.rapport.events.admin.PolicyRecord.Release;
import org.rapport.events.admin.PolicyRecord.Rule;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.directory.TenantEntry;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.RecordTypes;
import org.rapport.kit.record.Store;
import org.rapport.kit.sample.DecisionSample;
import org.rapport.kit.sample.SampledDecision;
import org.rapport.kit.share.SharedRecords;
import org.rapport.kit.tenant.CurrentCaller;

/** Tries a policy on what was decided in the last week, and changes nothing. */
@ApplicationScoped
public class Simulations {

    private static final String ANY = "*";

    /** How many decisions are looked at, the last first. */
    private static final int MOST_DECISIONS = 10_000;

    private static final int MOST_CHANGES = 200;

    private final RecordTypes types;
    private final Store store;
    private final Access access;
    private final CurrentCaller caller;
    private final Directory directory;
    private final Rulebooks rulebooks;
    private final SharedRecords shared;
    private final DecisionSample sample;

    Simulations(
            RecordTypes types,
            Store store,
            Access access,
            CurrentCaller caller,
            Directory directory,
            Rulebooks rulebooks,
            SharedRecords shared,
            DecisionSample sample) {
        this.types = types;
        this.store = store;
        this.access = access;
        this.caller = caller;
        this.directory = directory;
        this.rulebooks = rulebooks;
        this.shared = shared;
        this.sample = sample;
    }

    /**
     * What {@code request} asks.
     *
     * @throws DomainException.NotFound    if there is no such policy
     * @throws DomainException.Unavailable if the service has not heard yet of what the caller has read
     * @throws DomainException.Conflict    if nothing was in force to which the policy could be rolled back, or nothing is
     * @throws DomainException.RuleBroken  if no release that is kept has the number
     */
    public Simulation of(SimulationRequest request) {
        TenantEntry tenant = directory.tenant(caller.tenant());
        PolicyRecord policy = policy(request, tenant);
        Rule supposed = supposed(policy, request);
        Rulebook before = rulebooks.of(caller.tenant(), tenant);
        Rulebook after = before.supposing(policy.id(), supposed);
        List<String> named = Stream.concat(
                        Stream.ofNullable(supposed),
                        Stream.ofNullable(policy.inForce()).map(Release::rule))
                .map(Rule::resourceType)
                .toList();
        List<SampledDecision> sampled = sample.recent(MOST_DECISIONS);
        List<Simulation> ofTypes = types.all().stream()
                .filter(type -> !type.isPart() && !type.forOperators())
                .filter(type -> named.contains(ANY) || named.contains(type.name()))
                .<Simulation>map(type -> simulate(type, tenant, before, after, sampled))
                .toList();
        return sum(ofTypes);
    }

    private <E extends Listed, R> Simulation simulate(
            RecordType<E, R> type, TenantEntry tenant, Rulebook before, Rulebook after, List<SampledDecision> sampled) {
        return new Simulating<>(type, rulebooks.matter(type), tenant, before, after, store, access, shared).on(sampled);
    }

    private static Simulation sum(List<Simulation> simulations) {
        List<Simulation.Change> changes =
                simulations.stream().flatMap(each -> each.changes().stream()).toList();
        return new Simulation(
                simulations.stream().mapToInt(Simulation::decisions).sum(),
                simulations.stream().mapToInt(Simulation::outdated).sum(),
                simulations.stream().mapToInt(Simulation::records).sum(),
                simulations.stream().allMatch(Simulation::complete),
                changes.size() > MOST_CHANGES,
                changes.stream().limit(MOST_CHANGES).toList());
    }

    private static PolicyRecord policy(SimulationRequest request, TenantEntry tenant) {
        PolicyRecord known = tenant.policies().get(request.policyId());
        if (request.version() != null && (known == null || known.version() < request.version())) {
            throw new DomainException.Unavailable(
                    "policy-not-heard-of", "This version of the policy has not been heard of yet. Try again.");
        }
        if (known == null || known.deletedAt() != null) {
            throw new DomainException.NotFound();
        }
        return known;
    }

    private static @Nullable Rule supposed(PolicyRecord policy, SimulationRequest request) {
        return switch (request.change()) {
            case PUBLISH -> policy.rule();
            case ROLLBACK -> Releases.earlier(policy.earlier(), request.to()).rule();
            case WITHDRAW -> {
                if (policy.inForce() == null) {
                    throw new DomainException.Conflict("policy-not-published", "Nothing of the policy is in force.");
                }
                yield null;
            }
        };
    }
}
