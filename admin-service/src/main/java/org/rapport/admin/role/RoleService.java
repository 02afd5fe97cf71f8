package org.rapport.admin.role;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rapport.events.admin.RoleEvent;
import org.rapport.events.admin.RoleRecord;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.kit.access.Access;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.persistence.Locks;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordService;
import org.rapport.kit.record.RecordType;

/**
 * Makes an organisation's own roles. Nobody makes a role that allows more than he may do himself, nor takes from one
 * that does; those that come with the suite stay as they are.
 */
@Singleton
class RoleService extends RecordService<Role, RoleRecord, CreateRole, EditRole> {

    private static final int MOST_NAMED = 100;

    private final Holders holders;
    private final Access access;
    private final Locks locks;

    RoleService(Operations operations, Holders holders, Access access, Locks locks) {
        super(Role.TYPE, operations);
        this.holders = holders;
        this.access = access;
        this.locks = locks;
    }

    @Override
    protected Role make(CreateRole command) {
        return new Role(command, grants(command.grants()));
    }

    @Override
    protected void check(Role role, EditRole command) {
        requireOwn(role);
    }

    /** Until the command ends nobody is given the role. */
    @Override
    protected void checkDeletion(Role role) {
        requireOwn(role);
        locks.exclusive(Roles.LOCK);
        List<UUID> held = holders.of(role.name());
        if (!held.isEmpty()) {
            throw new DomainException.Conflict(
                    "role-in-use",
                    "Members hold this role. Take it from them first.",
                    Map.of(
                            "count",
                            held.size(),
                            "members",
                            held.stream().limit(MOST_NAMED).toList()));
        }
    }

    /** Has the role allow what {@code command} says instead of what it allows. */
    RoleRecord give(UUID id, IfMatch ifMatch, GivePermissions command) {
        Role role = lock(id, ifMatch, RecordType.EDIT);
        requireOwn(role);
        requireWithinOwnAccess(role.grants());
        List<Grant> grants = grants(command.grants());
        return change(role, RoleEvent.Edited::new, it -> it.allow(grants));
    }

    private static void requireOwn(Role role) {
        if (role.isOfTheSuite()) {
            throw new DomainException.Conflict(
                    "role-of-the-suite", "This role comes with the suite and cannot be changed. Make one of your own.");
        }
    }

    private List<Grant> grants(List<GrantRequest> requests) {
        var grants = new ArrayList<Grant>();
        for (int i = 0; i < requests.size(); i++) {
            grants.add(granted(requests.get(i), "/grants/" + i));
        }
        requireWithinOwnAccess(grants);
        return grants;
    }

    private static Grant granted(GrantRequest request, String pointer) {
        ResourceType type = ResourceType.named(request.resourceType())
                .orElseThrow(() ->
                        broken(pointer + "/resourceType", "must be one of " + String.join(", ", ResourceType.names())));
        for (int i = 0; i < request.actions().size(); i++) {
            if (!type.has(request.actions().get(i))) {
                throw broken(
                        pointer + "/actions/" + i,
                        "must be one of " + String.join(", ", type.actions()) + " and " + ResourceType.ANY);
            }
        }
        Grant grant = request.toGrant(type);
        if (!type.reaches().contains(grant.reach())) {
            throw broken(pointer + "/reach", "must be all: nobody in particular cares for such resources");
        }
        requireMaskable(type, request, pointer);
        return grant;
    }

    private static void requireMaskable(ResourceType type, GrantRequest request, String pointer) {
        List<String> lockable = type.lockable(request.actions());
        for (int i = 0; i < request.hidden().size(); i++) {
            requireAmong(type.maskable(), request.hidden().get(i), type, pointer + "/hidden/" + i);
        }
        for (int i = 0; i < request.readOnly().size(); i++) {
            String property = request.readOnly().get(i);
            if (!request.hidden().contains(property)) {
                requireAmong(lockable, property, type, pointer + "/readOnly/" + i);
            }
        }
    }

    private static void requireAmong(List<String> allowed, String property, ResourceType type, String pointer) {
        if (!allowed.contains(property)) {
            throw new DomainException.RuleBroken(
                    "field-not-maskable",
                    "A role cannot keep this property back.",
                    pointer,
                    whyNotAmong(allowed, property, type));
        }
    }

    private static String whyNotAmong(List<String> allowed, String property, ResourceType type) {
        if (type.name().equals(ResourceType.ANY)) {
            return "must be left out: properties belong to one type";
        }
        if (allowed.isEmpty()) {
            return "must be left out: no property of such resources can be kept back so";
        }
        return "must be one of " + String.join(", ", allowed)
                + (type.required().contains(property) ? "; a record must say " + property : "");
    }

    private static DomainException.RuleBroken broken(String pointer, String detail) {
        return new DomainException.RuleBroken(
                "grant-unknown", "There is nothing to allow of that name.", pointer, detail);
    }

    private void requireWithinOwnAccess(List<Grant> grants) {
        List<Grant> beyond = grants.stream()
                .filter(grant -> !access.permissions().cover(grant))
                .toList();
        if (!beyond.isEmpty()) {
            throw new DomainException.Forbidden(
                    "role-beyond-own-access",
                    "The role allows more than you may do yourself.",
                    Map.of("beyond", beyond));
        }
    }
}
