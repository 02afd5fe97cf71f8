package org.rapport.kit.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.MemberRecord;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.directory.TenantEntry;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.RecordTypes;
import org.rapport.kit.record.Store;
import org.rapport.kit.share.SharedRecords;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Explains what somebody may do to a record: to himself, and to others who may read policies. Who may not read the record finds
 * that there is none, as everywhere.
 */
@ApplicationScoped
public class Explanations {

    private static final String POLICIES = "policy:read";

    private final RecordTypes types;
    private final Store store;
    private final Access access;
    private final CurrentCaller caller;
    private final Directory directory;
    private final Rulebooks rulebooks;
    private final SharedRecords shared;

    Explanations(
            RecordTypes types,
            Store store,
            Access access,
            CurrentCaller caller,
            Directory directory,
            Rulebooks rulebooks,
            SharedRecords shared) {
        this.types = types;
        this.store = store;
        this.access = access;
        this.caller = caller;
        this.directory = directory;
        this.rulebooks = rulebooks;
        this.shared = shared;
    }

    /**
     * What {@code request} asks.
     *
     * @throws DomainException.NotFound   if there is no such record, or the caller may not read it
     * @throws DomainException.Forbidden  if it is asked of somebody else, and the caller may not read policies
     * @throws DomainException.RuleBroken if there is no such type, action or member
     */
    public Explanation of(ExplainRequest request) {
        RecordType<?, ?> type = Decisions.named(types, request.resourceType(), "");
        Decisions.requireAction(type, request.action(), "");
        return of(request, type);
    }

    private <E extends Listed, R> Explanation of(ExplainRequest request, RecordType<E, R> type) {
        R record = type.view(store.read(type, request.id()));
        Set<String> hidden = access.mask(type, RecordType.READ, record).hidden();
        Matter<R> matter = rulebooks.matter(type);
        TenantEntry tenant = directory.tenant(caller.tenant());
        Person<R> person =
                request.memberId() == null ? oneself(matter, tenant) : member(request.memberId(), matter, tenant);
        Judgement<R> judgement =
                person.isCaller() ? Judgement.ofOneself(matter, hidden) : Judgement.ofOthers(matter, hidden);
        return new Explaining<>(type, record, person, judgement, tenant, access.permits(POLICIES)).explain(request);
    }

    private <R> Person<R> oneself(Matter<R> matter, TenantEntry tenant) {
        String subject = caller.get().subject();
        return new Person<>(
                tenant.member(subject).map(MemberRecord::id).orElse(null),
                true,
                tenant.roles(subject),
                caller.get().acr(),
                action -> access.rules(matter, action),
                access.facts(matter));
    }

    private <R> Person<R> member(UUID id, Matter<R> matter, TenantEntry tenant) {
        Person<R> oneself = oneself(matter, tenant);
        if (id.equals(oneself.memberId())) {
            return oneself;
        }
        access.require(POLICIES);
        String subject = tenant.member(id)
                .map(MemberRecord::subject)
                .orElseThrow(() -> new DomainException.RuleBroken(
                        "member-unknown",
                        "Only of an active member of the organisation who has signed in can this be asked.",
                        "/memberId",
                        "must be the id of an active member who has signed in"));
        Rulebook rulebook = rulebooks.of(caller.tenant(), tenant);
        List<String> roles = tenant.roles(subject);
        return new Person<>(
                id,
                false,
                roles,
                null,
                action -> rulebook.rules(matter, action, roles, tenant.permissions(subject)),
                rulebook.facts(
                        subject,
                        null,
                        Instant.now(),
                        level -> shared.with(id, tenant.teams(subject), matter.name(), level)));
    }

    /**
     * Of whom it is asked.
     *
     * @param acr how he has signed in; of others nobody knows
     */
    record Person<R>(
            @Nullable UUID memberId,
            boolean isCaller,
            List<String> roles,
            @Nullable String acr,
            Function<String, Rules<R>> rules,
            Facts facts) {}
}
