package org.rapport.kit.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.rapport.events.ShareRecord.Level;
import org.rapport.events.admin.RoleRecord.Grant;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.directory.Mask;
import org.rapport.kit.directory.Permissions;
import org.rapport.kit.directory.TenantEntry;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.sample.DecisionSample;
import org.rapport.kit.sample.SampledDecision;
import org.rapport.kit.share.SharedRecords;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/** Decides what the caller may do, by the roles, the teams and the policies that the directory knows of it. */
@ApplicationScoped
public class Access {

    private static final String ALL = "*";

    private static final int REMEMBERED_OF_A_PAGE = 3;

    /** What platform administrators may do in the organisation {@code platform}, beside what is theirs alone. */
    private static final Permissions OF_OPERATORS = Permissions.of(List.of(
            new Grant("audit", List.of(RecordType.READ)),
            new Grant("member", List.of(ALL)),
            new Grant("role", List.of(ALL)),
            new Grant("team", List.of(ALL)),
            new Grant("setting", List.of(ALL))));

    /** Operators and the suite itself are not what a tenant's policies speak of. */
    private static final Rulebook RULES_OF_OPERATORS = Rulebook.of(TenantEntry.UNKNOWN, null);

    private static final Rulebook RULES_OF_NOBODY = Rulebook.of(TenantEntry.UNKNOWN, null);

    private final CurrentCaller caller;
    private final Directory directory;
    private final Rulebooks rulebooks;
    private final SharedRecords shared;
    private final DecisionSample sample;

    Access(
            CurrentCaller caller,
            Directory directory,
            Rulebooks rulebooks,
            SharedRecords shared,
            DecisionSample sample) {
        this.caller = caller;
        this.directory = directory;
        this.rulebooks = rulebooks;
        this.shared = shared;
        this.sample = sample;
    }

    /** Whether the caller may have {@code permission}, such as {@code lead:convert}, for any record at all. */
    public boolean permits(String permission) {
        return scope(permission).isPossible();
    }

    /** Whether the caller may do {@code action} to some records of {@code type} at least. */
    boolean permits(RecordType<?, ?> type, String action) {
        return !scope(type, action).isNothing();
    }

    /** Whether {@code action} reaches all records of {@code type}, of whatever service, as far as can be told here. */
    public boolean permitsAll(String type, String action) {
        return scope(type + ":" + action).isEverything();
    }

    /** What the roles of the caller allow. */
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

    /** Whether anything is kept back from the caller, of any record. */
    public boolean isMasked() {
        return permissions().areMasked() || rulebook().keepsBack();
    }

    /** To which records of {@code type} the caller may do {@code action}. */
    public <R> Scope<R> scope(RecordType<?, R> type, String action) {
        if (type.forOperators()) {
            return caller.get().operator() ? Scope.everything() : Scope.nothing();
        }
        if (type.isPart()) {
            return permits(type.permission(action)) ? Scope.everything() : Scope.nothing();
        }
        return scope(rulebooks.matter(type), action);
    }

    private Scope<Void> scope(String permission) {
        int colon = permission.indexOf(':');
        return scope(rulebooks.matter(permission.substring(0, colon)), permission.substring(colon + 1));
    }

    private <R> Scope<R> scope(Matter<R> matter, String action) {
        return new Scope<>(rules(matter, action), caller.get().acr(), () -> facts(matter));
    }

    /** What roles and policies say of {@code action} to the caller. */
    <R> Rules<R> rules(Matter<R> matter, String action) {
        return rulebook().rules(matter, action, roles(), permissions());
    }

    /** What is known of the caller. */
    Facts facts(Matter<?> matter) {
        Caller who = caller.get();
        return rulebook().facts(who.subject(), who.acr(), Instant.now(), level -> shared(matter.name(), level));
    }

    /** The records of {@code type} that are shared with the caller. */
    private List<UUID> shared(String type, Level level) {
        TenantEntry tenant = directory.tenant(caller.tenant());
        String subject = caller.get().subject();
        return tenant.member(subject)
                .map(member -> shared.with(member.id(), tenant.teams(subject), type, level))
                .orElse(List.of());
    }

    private Rulebook rulebook() {
        if (isMember()) {
            return rulebooks.of(caller.tenant(), directory.tenant(caller.tenant()));
        }
        return caller.get().operator() ? RULES_OF_OPERATORS : RULES_OF_NOBODY;
    }

    private List<String> roles() {
        return isMember() ? directory.tenant(caller.tenant()).roles(caller.get().subject()) : List.of();
    }

    /** Whether policies may speak of the caller: those for everybody are for every active member, and for nobody else. */
    private boolean isMember() {
        Caller who = caller.get();
        boolean mayBe = !who.operator() && (who.kind() == Caller.Kind.PERSON || who.kind() == Caller.Kind.SERVICE);
        return mayBe && directory.tenant(caller.tenant()).member(who.subject()).isPresent();
    }

    /**
     * What {@code action} keeps back of {@code record}; where it does not reach it, such as one that was just given away,
     * all that any action keeps back.
     */
    public <R> Mask mask(RecordType<?, R> type, String action, R record) {
        return type.maskable().isEmpty() ? Mask.NONE : scope(type, action).mask(record);
    }

    /** What {@code action} keeps back of any of the records that it reaches. */
    public Mask mask(RecordType<?, ?> type, String action) {
        return type.maskable().isEmpty() ? Mask.NONE : scope(type, action).mask();
    }

    /** What {@code action} keeps back of each of the records that it reaches, whatever they say. */
    public Mask leastMask(RecordType<?, ?> type, String action) {
        return type.maskable().isEmpty() ? Mask.NONE : scope(type, action).leastMask();
    }

    /** As {@link #mask(RecordType, String)}, of a type of any service: as far as can be told without its records. */
    public Mask mask(String type, String action) {
        return scope(type + ":" + action).mask();
    }

    /**
     * Requires {@code permission} for what is no record, so that nothing less than all is a reach.
     *
     * @throws DomainException.Forbidden if it is missing
     */
    void require(String permission) {
        Scope<Void> scope = scope(permission);
        if (!scope.isEverything()) {
            scope.stepUp().ifPresent(Access::stepUp);
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
        Scope<?> readable = scope(type, RecordType.READ);
        if (ofRecord && scope(type, action).isNothing() && readable.isNothing()) {
            readable.stepUp().ifPresent(Access::stepUp);
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
        Scope<R> readable = scope(type, RecordType.READ);
        Scope<R> scope = action.equals(RecordType.READ) ? readable : scope(type, action);
        boolean isReadable = readable.admits(type, record);
        boolean isAllowed = isReadable && (scope == readable || scope.admits(type, record));
        remember(type, action, record, isAllowed);
        if (!isReadable) {
            readable.stepUp(type.view(record)).ifPresent(Access::stepUp);
            throw new DomainException.NotFound();
        }
        if (!isAllowed) {
            scope.stepUp(type.view(record)).ifPresent(Access::stepUp);
            throw missing(type.permission(action), scope.isNothing() ? "" : ", with a reach that this record is in");
        }
    }

    /** Has some of {@code rows} be remembered, which are shown to the caller since he may read them. */
    public void remember(RecordType<?, ?> type, List<? extends Listed> rows) {
        if (!rows.isEmpty()) {
            ThreadLocalRandom.current()
                    .ints(REMEMBERED_OF_A_PAGE, 0, rows.size())
                    .distinct()
                    .forEach(row -> remember(type, RecordType.READ, rows.get(row), true));
        }
    }

    private void remember(RecordType<?, ?> type, String action, Listed row, boolean isAllowed) {
        if (!type.isPart() && isMember()) {
            sample.offer(
                    caller.tenant(),
                    new SampledDecision(
                            caller.get().subject(),
                            type.name(),
                            row.id(),
                            action,
                            row instanceof Aggregate<?> aggregate ? aggregate.version() : null,
                            isAllowed));
        }
    }

    /**
     * Requires that the caller may do {@code action} to a record also as it becomes by that, and still read it.
     *
     * @param before absent if it is new
     * @throws DomainException.Forbidden if what it becomes is nothing to which the caller may do that
     */
    public <R> void requireAfter(RecordType<?, R> type, String action, @Nullable R before, R after) {
        for (String needed : List.of(RecordType.READ, action)) {
            Scope<R> scope = scope(type, needed);
            if (!scope.admitsAfter(before, after)) {
                scope.stepUpAfter(before, after).ifPresent(Access::stepUp);
                throw missing(type.permission(needed), ", also of the record as it would be");
            }
        }
    }

    /** Requires that the caller may do {@code action} to some records of {@code type} at least. */
    public void require(RecordType<?, ?> type, String action) {
        if (!permits(type, action)) {
            scope(type, action).stepUp().ifPresent(Access::stepUp);
            throw missing(type.permission(action), "");
        }
    }

    private static void stepUp(String acr) {
        throw new DomainException.SignInTooWeak(acr);
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

    /** Whether roles and policies decide who may do what needs {@code required}: not of services that may by their kind. */
    public boolean decides(Requires required) {
        return !(required.orService() && caller.get().kind() == Caller.Kind.SERVICE);
    }

    /** Requires that the caller acts in an organisation to which it belongs. */
    void requireMember() {
        if (!caller.get().operator() && !isMember()) {
            throw new DomainException.Forbidden("member-required", "This needs a member of the organisation.");
        }
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
