package org.rapport.admin.policy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rapport.admin.role.ResourceType;
import org.rapport.events.admin.PolicyRecord.Effect;
import org.rapport.events.admin.PolicyRecord.Rule;

/**
 * A rule that may keep administrators from setting things right: one that denies something of policies, roles or members.
 * Its condition counts as true, whatever it says: nobody knows what it will be when it matters. One that denies properties
 * denies nothing else, and is none; nor is one that whoever signs in with a second factor is free of.
 *
 * @param roles of whom it speaks; of every member if there is none
 */
record Barrier(List<String> roles) {

    private static final Set<String> NEEDED = Set.of("policy", "role", "member", ResourceType.ANY);

    Barrier {
        roles = List.copyOf(roles);
    }

    /** What {@code rule} is, if it may keep anybody from it. */
    static Optional<Barrier> of(Rule rule) {
        boolean denies = rule.effect() == Effect.DENY
                && NEEDED.contains(rule.resourceType())
                && rule.stepUp() == null
                && rule.hidden().isEmpty()
                && rule.readOnly().isEmpty();
        return denies ? Optional.of(new Barrier(rule.roles())) : Optional.empty();
    }

    /** Whether it speaks of who holds {@code held}. */
    boolean concerns(Collection<String> held) {
        return roles.isEmpty() || roles.stream().anyMatch(held::contains);
    }
}
