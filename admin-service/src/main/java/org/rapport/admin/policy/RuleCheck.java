package org.rapport.admin.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rapport.admin.policy.Validation.Fault;
import org.rapport.admin.role.ResourceType;
import org.rapport.admin.role.Roles;
import org.rapport.events.admin.PolicyRecord.Effect;
import org.rapport.events.admin.PolicyRecord.Rule;
import org.rapport.kit.condition.cel.Refused;
import org.rapport.kit.condition.cel.Refused.Reason;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.problem.FieldError;
import org.rapport.kit.record.RecordType;

/** Whether what a rule names is there, and whether its condition can be asked of records of its type. */
@ApplicationScoped
class RuleCheck {

    private static final Set<String> READING = Set.of(RecordType.READ, ResourceType.ANY);

    private final Roles roles;

    RuleCheck(Roles roles) {
        this.roles = roles;
    }

    /**
     * Requires that nothing is wrong with {@code rule}; until the command ends the roles that it names stay.
     *
     * @param pointer where it stands, in the request or in the record
     * @throws DomainException.RuleBroken if something is
     */
    void require(RuleRequest rule, String pointer) {
        roles.hold();
        parts(rule, pointer).forEach(Runnable::run);
        List<Reason> reasons = reasons(rule);
        if (!reasons.isEmpty()) {
            throw refused(reasons, pointer + "/condition");
        }
    }

    /** What is wrong with {@code rule}. */
    List<Fault> faults(RuleRequest rule, String pointer) {
        return Stream.concat(
                        parts(rule, pointer).flatMap(RuleCheck::faults),
                        reasons(rule).stream().map(reason -> Fault.of(pointer + "/condition", reason)))
                .toList();
    }

    private Stream<Runnable> parts(RuleRequest rule, String pointer) {
        return Stream.of(
                () -> rule.terms().require(pointer),
                () -> requireOnce(rule.actions(), pointer + "/actions"),
                () -> requireOnce(rule.roles(), pointer + "/roles"),
                () -> requireOnce(rule.hidden(), pointer + "/hidden"),
                () -> requireOnce(rule.readOnly(), pointer + "/readOnly"),
                () -> requireRoles(rule.roles(), pointer + "/roles"),
                () -> requireDenial(rule, pointer + "/stepUp"));
    }

    private static Stream<Fault> faults(Runnable part) {
        try {
            part.run();
            return Stream.empty();
        } catch (DomainException.RuleBroken e) {
            return e.errors().stream().map(Fault::of);
        }
    }

    private static void requireOnce(List<String> names, String pointer) {
        Set<String> known = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!known.add(names.get(i))) {
                throw new DomainException.RuleBroken(
                        "named-twice", "Something is named twice.", pointer + "/" + i, "must be named once");
            }
        }
    }

    private void requireRoles(List<String> named, String pointer) {
        List<String> present = named.isEmpty() ? List.of() : roles.names();
        for (int i = 0; i < named.size(); i++) {
            if (!present.contains(named.get(i))) {
                throw new DomainException.RuleBroken(
                        "role-unknown",
                        "The organisation has no role " + named.get(i) + ".",
                        pointer + "/" + i,
                        "must be one of " + String.join(", ", present));
            }
        }
    }

    private static void requireDenial(RuleRequest rule, String pointer) {
        if (rule.stepUp() != null && rule.effect() != Effect.DENY) {
            throw new DomainException.RuleBroken(
                    "step-up-of-no-denial",
                    "Only from what is denied a sign-in can free.",
                    pointer,
                    "must be left out, or the effect be deny");
        }
    }

    /** Why the condition cannot be asked; of a type that is unknown nothing can be said. */
    private static List<Reason> reasons(RuleRequest rule) {
        return Optional.ofNullable(rule.condition())
                .flatMap(condition -> ResourceType.named(rule.resourceType()).map(type -> reasons(type, condition)))
                .orElse(List.of());
    }

    /**
     * The attributes that would need an index for lists to find by one what {@code rule} allows to read. One that denies is
     * asked of what others find.
     */
    static List<String> missingIndexes(Rule rule) {
        boolean lists = rule.effect() == Effect.ALLOW
                && rule.condition() != null
                && rule.actions().stream().anyMatch(READING::contains);
        return lists
                ? ResourceType.named(rule.resourceType())
                        .map(type -> missingIndexes(type, rule.condition()))
                        .orElse(List.of())
                : List.of();
    }

    private static List<String> missingIndexes(ResourceType type, String condition) {
        try {
            return type.missingIndexes(type.language().read(condition));
        } catch (Refused e) {
            return List.of(); // it is refused for that
        }
    }

    private static List<Reason> reasons(ResourceType type, String condition) {
        try {
            type.language().read(condition);
            return List.of();
        } catch (Refused e) {
            return e.reasons();
        }
    }

    /** The same is told twice: for who shows errors at fields, and for who marks the places in the text. */
    private static DomainException.RuleBroken refused(List<Reason> reasons, String pointer) {
        return new DomainException.RuleBroken(
                "condition-refused",
                "The condition cannot be asked of such records.",
                reasons.stream()
                        .map(reason -> new FieldError(pointer, told(reason)))
                        .toList(),
                Map.of("reasons", reasons));
    }

    private static String told(Reason reason) {
        return "line %d, column %d: %s".formatted(reason.line(), reason.column(), reason.detail());
    }
}
