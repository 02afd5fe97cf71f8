package org.rapport.kit.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.directory.TenantEntry;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/** Decides what the caller may do, by the roles that the directory knows of it. */
@ApplicationScoped
public class Access {

    private static final String READ = "read";
    private static final String ALL = "*";
    private static final Set<String> EVERYTHING = Set.of(ALL + ":" + ALL);

    private final CurrentCaller caller;
    private final Directory directory;

    Access(CurrentCaller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    /** Whether the caller has {@code permission}, such as {@code lead:convert}. */
    public boolean permits(String permission) {
        return holds(permissions(), permission);
    }

    /** The caller's permissions. A platform administrator has all of them, in the organisation {@code platform}. */
    public Set<String> permissions() {
        Caller who = caller.get();
        if (who.operator()) {
            return EVERYTHING;
        }
        return switch (who.kind()) {
            case PERSON, SERVICE -> directory.tenant(caller.tenant()).permissions(who.subject());
            case ANONYMOUS, SYSTEM -> Set.of();
        };
    }

    /**
     * Requires {@code permission}.
     *
     * @param ofRecord whether the operation names a record, whose existence must not be told to who may not read it
     * @throws DomainException.Forbidden if it is missing
     * @throws DomainException.NotFound  if the permission to read is missing too, and a record is named
     */
    public void require(String permission, boolean ofRecord) {
        Set<String> held = permissions();
        if (holds(held, permission)) {
            return;
        }
        if (ofRecord && !holds(held, type(permission) + READ)) {
            throw new DomainException.NotFound();
        }
        throw new DomainException.Forbidden(
                "permission-missing",
                "This needs the permission " + permission + ".",
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

    private static boolean holds(Set<String> held, String permission) {
        return held.contains(permission) || held.contains(type(permission) + ALL) || held.contains(ALL + ":" + ALL);
    }

    /** The part of {@code lead:convert} up to and with the colon. */
    private static String type(String permission) {
        return permission.substring(0, permission.indexOf(':') + 1);
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
