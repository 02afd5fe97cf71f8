package org.rapport.admin.role;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rapport.events.admin.RoleEvent;
import org.rapport.events.admin.RoleRecord;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.directory.Permissions;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Store;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/** The roles of the caller's organisation. */
@ApplicationScoped
public class Roles {

    /** The role that may do everything; an organisation always has someone who holds it. */
    public static final String ADMINISTRATOR = "administrator";

    /** Held while roles are given or named by policies, and while one is deleted. */
    static final String LOCK = "roles";

    private final Store store;
    private final Locks locks;
    private final Journal journal;
    private final UnitOfWork unitOfWork;

    Roles(Store store, Locks locks, Journal journal, UnitOfWork unitOfWork) {
        this.store = store;
        this.locks = locks;
        this.journal = journal;
        this.unitOfWork = unitOfWork;
    }

    /** Gives {@code tenant} the roles of the running version of the suite; what it has already stays untouched. */
    public void publishSystemRoles(UUID tenant, Caller caller) {
        CurrentCaller.runAs(
                caller,
                () -> unitOfWork.run(() -> {
                    locks.exclusive(LOCK);
                    Map<String, Role> present =
                            living().stream().collect(Collectors.toMap(Role::name, Function.identity()));
                    for (var wanted : SystemRole.ALL_ROLES) {
                        Role known = present.get(wanted.name());
                        if (known == null) {
                            journal.create(new Role(wanted), RoleEvent.Created::new);
                        } else {
                            journal.change(locked(known), RoleEvent.Edited::new, role -> role.become(wanted));
                        }
                    }
                }));
    }

    /**
     * The roles of those names, which stay until the command ends.
     *
     * @throws DomainException.RuleBroken if there is no role of one of them
     */
    public List<RoleRecord> require(Collection<String> names) {
        hold();
        Map<String, Role> present = living().stream().collect(Collectors.toMap(Role::name, Function.identity()));
        List<String> unknown =
                names.stream().filter(name -> !present.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            throw new DomainException.RuleBroken(
                    "role-unknown",
                    "The organisation has no role " + String.join(", ", unknown) + ".",
                    Map.of("allowed", present.keySet().stream().sorted().toList()));
        }
        return names.stream().map(name -> Role.TYPE.view(present.get(name))).toList();
    }

    /** Sees to it that until the command ends no role is given, named by a policy or deleted. */
    public void hold() {
        locks.exclusive(LOCK);
    }

    /** The names of all of them, sorted. */
    public List<String> names() {
        return living().stream().map(Role::name).sorted().toList();
    }

    /** What holding all of {@code names} allows, added up; a name without a role adds nothing. */
    public List<Grant> effectiveGrants(Collection<String> names) {
        return Permissions.of(living().stream()
                        .filter(role -> names.contains(role.name()))
                        .flatMap(role -> role.grants().stream())
                        .toList())
                .grants();
    }

    /** All roles of the organisation, which are few. */
    private List<Role> living() {
        return store.consultAll(Role.TYPE, "true", Map.of());
    }

    private Role locked(Role known) {
        return Objects.requireNonNull(store.lockToMaintain(Role.TYPE, known.id()));
    }
}
