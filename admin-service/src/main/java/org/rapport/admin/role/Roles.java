package org.rapport.admin.role;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rapport.events.admin.RoleEvent;
import org.rapport.events.admin.RoleRecord;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/** The roles of the caller's organisation. */
@ApplicationScoped
public class Roles {

    /** The role that may do everything; an organisation always has someone who holds it. */
    public static final String ADMINISTRATOR = "administrator";

    private final RoleRepository roles;
    private final Journal journal;
    private final UnitOfWork unitOfWork;

    Roles(RoleRepository roles, Journal journal, UnitOfWork unitOfWork) {
        this.roles = roles;
        this.journal = journal;
        this.unitOfWork = unitOfWork;
    }

    /** Gives {@code tenant} the roles of the running version of the suite; what it has already stays untouched. */
    public void publishSystemRoles(UUID tenant, Caller caller) {
        CurrentCaller.runAs(
                caller,
                () -> unitOfWork.run(() -> {
                    roles.lockAll();
                    Map<String, Role> present =
                            roles.living().stream().collect(Collectors.toMap(Role::name, Function.identity()));
                    for (var wanted : SystemRole.ALL_ROLES) {
                        Role known = present.get(wanted.name());
                        if (known == null) {
                            journal.create(new Role(wanted), RoleEvent.Created::new);
                        } else {
                            journal.change(known, RoleEvent.Edited::new, role -> role.become(wanted));
                        }
                    }
                }));
    }

    /**
     * The roles of those names.
     *
     * @throws DomainException.RuleBroken if there is no role of one of them
     */
    public List<RoleRecord> require(Collection<String> names) {
        Map<String, Role> present = roles.living().stream().collect(Collectors.toMap(Role::name, Function.identity()));
        List<String> unknown =
                names.stream().filter(name -> !present.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            throw new DomainException.RuleBroken(
                    "role-unknown",
                    "The organisation has no role " + String.join(", ", unknown) + ".",
                    Map.of("allowed", present.keySet().stream().sorted().toList()));
        }
        return names.stream().map(name -> present.get(name).toRecord()).toList();
    }

    /** What holding all of {@code names} allows, added up; a name without a role adds nothing. */
    public List<Grant> effectiveGrants(Collection<String> names) {
        Map<String, List<String>> byType = new java.util.TreeMap<>();
        roles.living().stream()
                .filter(role -> names.contains(role.name()))
                .flatMap(role -> role.grants().stream())
                .forEach(grant -> byType.merge(grant.resourceType(), grant.actions(), Roles::union));
        return byType.entrySet().stream()
                .map(entry -> new Grant(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<String> union(List<String> one, List<String> other) {
        var all = new ArrayList<>(one);
        other.stream().filter(action -> !all.contains(action)).forEach(all::add);
        return all;
    }
}
