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
    private final Mentions mentions;
    private final Access access;
    private final Locks locks;

    RoleService(Operations operations, Holders holders, Mentions mentions, Access access, Locks locks) {
        super(Role.TYPE, operations);
        this.holders = holders;
        this.mentions = mentions;
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

    /** Until the command ends nobody is given the role, and no policy names it. */
    @Override
    protected void checkDeletion(Role role) {
        requireOwn(role);
        locks.exclusive(Roles.LOCK);
        List<UUID> held = holders.of(role.name());
        List<UUID> named = mentions.of(role.name());
        if (!held.isEmpty() || !named.isEmpty()) {
            throw new DomainException.Conflict(
                    "role-in-use",
                    "Members hold this role, or policies name it. Take it from them first.",
                    Map.of(
                            "count", held.size(),
                            "members", first(held),
                            "policies", first(named)));
        }
    }

    private static List<UUID> first(List<UUID> ids) {
        return ids.stream().limit(MOST_NAMED).toList();
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
        ResourceType type = request.terms().require(pointer);
        Grant grant = request.toGrant(type);
        if (!type.reaches().contains(grant.reach())) {
            throw Terms.unknown(pointer + "/reach", "must be all: nobody in particular cares for such resources");
        }
        return grant;
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
