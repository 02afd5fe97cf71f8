package org.rapport.kit.access;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.events.admin.RoleRecord.Reach;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.directory.Mask;
import org.rapport.kit.directory.Permissions;
import org.rapport.kit.directory.TenantEntry;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/** Decides what the caller may do, by the roles and teams that the directory knows of it. */
@ApplicationScoped
public class Access {

    private static final String ALL = "*";

    /** What platform administrators may do in the organisation {@code platform}, beside what is theirs alone. */
    private static final Permissions OF_OPERATORS = Permissions.of(List.of(
            new Grant("audit", List.of(RecordType.READ)),
            new Grant("member", List.of(ALL)),
            new Grant("role", List.of(ALL)),
            new Grant("team", List.of(ALL)),
            new Grant("setting", List.of(ALL))));

    private final CurrentCaller caller;
    private final Directory directory;

    Access(CurrentCaller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    /** Whether the caller has {@code permission}, such as {@code lead:convert}, for any record at all. */
    public boolean permits(String permission) {
        return reach(permission) != null;
    }

    /** What the caller may do. */
    public Permissions permissions() {
        Caller who = caller.get();
        if (who.operator()) {
            return OF_OPERATORS;
        }
        return switch (who.kind()) {
            case PERSON, SERVICE -> directory.tenant(caller.tenant()).permissions(who.subject());
            case ANONYMOUS, SYSTEM -> Permissions.NONE;
        };
    }

    /** To which records of {@code type} the caller may do {@code action}. */
    public Scope scope(RecordType<?, ?> type, String action) {
        if (type.forOperators()) {
            return caller.get().operator() ? Scope.EVERYTHING : Scope.NOTHING;
        }
        Reach reach = reach(type.permission(action));
        if (reach == null) {
            return Scope.NOTHING;
        }
        if (reach == Reach.ALL || type.isPart()) {
            return Scope.EVERYTHING;
        }
        if (type.owner() == null) {
            return Scope.NOTHING;
        }
        String subject = caller.get().subject();
        return Scope.of(
                reach == Reach.OWN
                        ? Set.of(subject)
                        : directory.tenant(caller.tenant()).colleagues(subject));
    }

    /**
     * What {@code action} keeps back of {@code record}; where it does not reach it, such as one that was just given away,
     * all that any action keeps back.
     */
    public <R> Mask mask(RecordType<?, R> type, String action, R record) {
        Permissions permissions = permissions();
        if (!permissions.areMasked() || type.maskable().isEmpty()) {
            return Mask.NONE;
        }
        Mask mask = permissions.mask(type.name(), action, nearest(type.caredForBy(record)));
        return mask == null ? permissions.strictest(type.name()) : mask;
    }

    /** What {@code action} keeps back of any of the records that it reaches. */
    public Mask mask(RecordType<?, ?> type, String action) {
        return type.maskable().isEmpty() ? Mask.NONE : mask(type.name(), action);
    }

    /** As {@link #mask(RecordType, String)}, of a type of any service. */
    public Mask mask(String type, String action) {
        Permissions permissions = permissions();
        if (!permissions.areMasked()) {
            return Mask.NONE;
        }
        Reach farthest = permissions.reach(type, action);
        return farthest == null
                ? permissions.strictest(type)
                : requireNonNull(permissions.mask(type, action, farthest));
    }

    /** The least reach that a record of {@code owner} is in. */
    private Reach nearest(@Nullable String owner) {
        String subject = caller.get().subject();
        if (owner == null) {
            return Reach.ALL;
        }
        if (owner.equals(subject)) {
            return Reach.OWN;
        }
        return directory.tenant(caller.tenant()).colleagues(subject).contains(owner) ? Reach.TEAM : Reach.ALL;
    }

    /**
     * Requires {@code permission} for what is no record, so that nothing less than all is a reach.
     *
     * @throws DomainException.Forbidden if it is missing
     */
    void require(String permission) {
        if (reach(permission) != Reach.ALL) {
            throw missing(permission, "");
        }
    }

    /**
     * Requires that the caller may do {@code action} to some records of {@code type} at least; to which,
     * {@link #require(RecordType, String, Listed)} asks.
     *
     * @param ofRecord whether the operation names a record, whose existence must not be told to who may not read it
     * @throws DomainException.Forbidden if the permission is missing
     * @throws DomainException.NotFound  if the permission to read is missing too, and a record is named
     */
    void require(RecordType<?, ?> type, String action, boolean ofRecord) {
        if (ofRecord
                && scope(type, action).isNothing()
                && scope(type, RecordType.READ).isNothing()) {
            throw new DomainException.NotFound();
        }
        require(type, action);
    }

    /**
     * Requires that the caller may do {@code action} to {@code record}.
     *
     * @throws DomainException.Forbidden if the permission is missing, or does not reach the record
     * @throws DomainException.NotFound  if the caller may not even read it
     */
    public <E extends Listed, R> void require(RecordType<E, R> type, String action, E record) {
        if (!scope(type, RecordType.READ).admits(type, record)) {
            throw new DomainException.NotFound();
        }
        if (!scope(type, action).admits(type, record)) {
            String permission = type.permission(action);
            throw missing(permission, permits(permission) ? ", with a reach that this record is in" : "");
        }
    }

    /** Requires that the caller may do {@code action} to some records of {@code type} at least. */
    public void require(RecordType<?, ?> type, String action) {
        if (scope(type, action).isNothing()) {
            throw missing(type.permission(action), "");
        }
    }

    private static DomainException.Forbidden missing(String permission, String more) {
        return new DomainException.Forbidden(
                "permission-missing",
                "This needs the permission %s%s.".formatted(permission, more),
                Map.of("permission", permission));
    }

    /**
     * Requires that the caller's tenant may change its data. The suite itself may, for it only follows what others did.
     *
     * @throws DomainException.Forbidden if it is suspended, leaving or deleted, hence read-only
     */
    public void requireActiveTenant() {
        if (caller.get().kind() != Caller.Kind.SYSTEM) {
            requireActive(directory.tenant(caller.tenant()));
        }
    }

    static void requireActive(TenantEntry tenant) {
        switch (tenant.status()) {
            case SUSPENDED -> throw readOnly("tenant-suspended", "is suspended");
            case OFFBOARDING -> throw readOnly("tenant-offboarding", "is leaving");
            case DELETED -> throw readOnly("tenant-deleted", "is deleted");
            case PROVISIONING, TRIAL, ACTIVE, PAST_DUE -> {}
            case null -> {} // not heard of yet: what it has not said cannot be held against it
        }
    }

    private static DomainException.Forbidden readOnly(String code, String state) {
        return new DomainException.Forbidden(
                code, "The organisation " + state + ": its data can be read, not changed.");
    }

    private @Nullable Reach reach(String permission) {
        return permissions().reach(type(permission), permission.substring(permission.indexOf(':') + 1));
    }

    private static String type(String permission) {
        return permission.substring(0, permission.indexOf(':'));
    }

    boolean isService() {
        return caller.get().kind() == Caller.Kind.SERVICE;
    }

    void requireScope(String scope) {
        if (!caller.get().scopes().contains(scope)) {
            throw new DomainException.NotFound();
        }
    }

    void requireOperator() {
        if (!caller.get().operator()) {
            throw new DomainException.Forbidden(
                    "permission-missing",
                    "This needs a platform administrator.",
                    Map.of("permission", "platform-admin"));
        }
    }
}
