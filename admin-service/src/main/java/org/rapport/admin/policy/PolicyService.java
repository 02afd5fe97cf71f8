package org.rapport.admin.policy;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.rapport.admin.member.Administrators;
import org.rapport.events.admin.PolicyEvent.Published;
import org.rapport.events.admin.PolicyEvent.RolledBack;
import org.rapport.events.admin.PolicyEvent.Withdrawn;
import org.rapport.events.admin.PolicyRecord;
import org.rapport.events.admin.PolicyRecord.Effect;
import org.rapport.events.admin.PolicyRecord.Release;
import org.rapport.events.admin.PolicyRecord.Rule;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.access.Access;
import org.rapport.kit.access.Releases;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordService;

/**
 * Makes an organisation's policies and puts them in force. Nobody allows more than he may do himself, and an administrator
 * remains whom none in force keeps from setting things right.
 */
@Singleton
class PolicyService extends RecordService<Policy, PolicyRecord, EditPolicy, EditPolicy> {

    private final RuleCheck check;
    private final Policies policies;
    private final Administrators administrators;
    private final Access access;

    PolicyService(
            Operations operations, RuleCheck check, Policies policies, Administrators administrators, Access access) {
        super(Policy.TYPE, operations);
        this.check = check;
        this.policies = policies;
        this.administrators = administrators;
        this.access = access;
    }

    @Override
    protected Policy make(EditPolicy command) {
        requireSayable(command.rule());
        return new Policy(command);
    }

    /** A rule that stays as it is is not judged anew: it keeps nobody from giving the policy another name. */
    @Override
    protected void check(Policy policy, EditPolicy command) {
        if (!command.rule().toRule().equals(policy.rule())) {
            requireSayable(command.rule());
        }
    }

    @Override
    protected void checkDeletion(Policy policy) {
        if (policy.inForce() != null) {
            throw new DomainException.Conflict("policy-in-force", "The policy is in force. Withdraw it first.");
        }
    }

    /** Whether a policy can be made of {@code command}. */
    Validation validate(EditPolicy command) {
        return Validation.of(
                check.faults(command.rule(), "/rule"),
                RuleCheck.missingIndexes(command.rule().toRule()));
    }

    /** Puts in force what is being worked on. */
    PolicyRecord publish(UUID id, IfMatch ifMatch) {
        administrators.lockAdministrators();
        Policy policy = lock(id, ifMatch, Policy.PUBLISH);
        requireEnforceable(policy, policy.rule(), "/rule");
        return change(policy, Published::new, it -> it.publish(now(), caller().subject()));
    }

    /** Puts in force again what was so before, as a new release. */
    PolicyRecord rollBack(UUID id, IfMatch ifMatch, RollBack command) {
        administrators.lockAdministrators();
        Policy policy = lock(id, ifMatch, Policy.PUBLISH);
        Release wanted = Releases.earlier(policy.earlier(), command.to());
        requireEnforceable(
                policy,
                wanted.rule(),
                "/earlier/%d/rule".formatted(policy.earlier().indexOf(wanted)));
        return change(policy, RolledBack::new, it -> it.release(wanted.rule(), now(), caller().subject()));
    }

    /** Has nothing of the policy be in force. */
    PolicyRecord withdraw(UUID id, IfMatch ifMatch) {
        Policy policy = lock(id, ifMatch, Policy.PUBLISH);
        if (policy.inForce() == null) {
            throw new DomainException.Conflict("policy-not-published", "Nothing of the policy is in force.");
        }
        return change(policy, Withdrawn::new, Policy::withdraw);
    }

    private void requireSayable(RuleRequest rule) {
        check.require(rule, "/rule");
        requireWithinOwnAccess(rule.toRule());
    }

    private void requireEnforceable(Policy policy, Rule rule, String pointer) {
        check.require(RuleRequest.of(rule), pointer);
        requireWithinOwnAccess(rule);
        requireFreeAdministrator(policy, rule);
    }

    /** Else whoever may make policies could do everything. */
    private void requireWithinOwnAccess(Rule rule) {
        var grant = new Grant(rule.resourceType(), rule.actions(), Reach.ALL, rule.hidden(), rule.readOnly());
        if (rule.effect() == Effect.ALLOW && !access.permissions().cover(grant)) {
            throw new DomainException.Forbidden(
                    "policy-beyond-own-access",
                    "The policy allows more than you may do yourself.",
                    Map.of("beyond", grant));
        }
    }

    /** With {@code rule} in force as that of {@code policy}, somebody must still be able to take it back. */
    private void requireFreeAdministrator(Policy policy, Rule rule) {
        Barrier.of(rule).ifPresent(barrier -> {
            List<Barrier> all = Stream.concat(Stream.of(barrier), policies.barriersBeside(policy.id()))
                    .toList();
            boolean free = administrators.rolesOfActiveAdministrators().stream()
                    .anyMatch(held -> all.stream().noneMatch(it -> it.concerns(held)));
            if (!free) {
                throw new DomainException.Conflict(
                        "administrator-locked-out",
                        "The organisation would be left without an administrator of whom no such policy speaks.");
            }
        });
    }
}
