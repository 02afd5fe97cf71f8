package org.rapport.kit.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.rapport.events.ShareRecord;
import org.rapport.events.ShareRecord.Level;
import org.rapport.events.admin.MemberRecord;
import org.rapport.kit.condition.Facts;
import org.rapport.kit.condition.Truth;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.directory.TenantEntry;
import org.rapport.kit.paging.AccessQuery;
import org.rapport.kit.paging.Page;
import org.rapport.kit.persistence.Listed;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.share.SharedRecords;
import org.rapport.kit.tenant.CurrentCaller;

/** Finds out who may read a record, as far as that tells the caller nothing of what he does not see of it himself. */
@ApplicationScoped
public class Readers {

    private final CurrentCaller caller;
    private final Directory directory;
    private final Rulebooks rulebooks;
    private final Access access;
    private final SharedRecords shared;

    Readers(CurrentCaller caller, Directory directory, Rulebooks rulebooks, Access access, SharedRecords shared) {
        this.caller = caller;
        this.directory = directory;
        this.rulebooks = rulebooks;
        this.access = access;
        this.shared = shared;
    }

    /** The members who may read {@code row}, or may be able to, in the order of their ids. */
    public <E extends Listed, R> Page<Reader> page(RecordType<E, R> type, E row, AccessQuery query) {
        TenantEntry tenant = directory.tenant(caller.tenant());
        var asking = new Asking<>(type, tenant, row);
        UUID after = query.after();
        List<Reader> found = tenant.members()
                .filter(member -> after == null || member.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(MemberRecord::id))
                .map(asking::of)
                .flatMap(Optional::stream)
                .limit(query.limit() + 1L)
                .toList();
        return query.page(found, Reader::memberId);
    }

    /** What there is to know of one record, whoever is asked about. */
    private final class Asking<E extends Listed, R> {

        private final RecordType<E, R> type;
        private final TenantEntry tenant;
        private final Rulebook rulebook;
        private final Matter<R> matter;
        private final R record;
        private final Judgement<R> judgement;
        private final List<ShareRecord> shares;
        private final Instant now = Instant.now();

        Asking(RecordType<E, R> type, TenantEntry tenant, E row) {
            this.type = type;
            this.tenant = tenant;
            rulebook = rulebooks.of(caller.tenant(), tenant);
            matter = rulebooks.matter(type);
            record = type.view(row);
            judgement = Judgement.ofOthers(
                    matter, access.mask(type, RecordType.READ, record).hidden());
            shares = shared.of(type.name(), row.id());
        }

        /** What {@code member} may do; absent if he may not even read it. */
        Optional<Reader> of(MemberRecord member) {
            String subject = member.subject();
            if (subject == null) {
                return Optional.empty();
            }
            Facts facts = rulebook.facts(subject, null, now, sharedWith(member, subject));
            Truth reads = permits(RecordType.READ, subject, facts);
            if (reads == Truth.FALSE) {
                return Optional.empty();
            }
            var actions = new ArrayList<String>();
            var undetermined = new ArrayList<String>();
            for (String action : type.actions()) {
                Truth permitted = action.equals(RecordType.CREATE) ? Truth.FALSE : permits(action, subject, facts);
                if (permitted == Truth.TRUE && reads == Truth.TRUE) {
                    actions.add(action);
                } else if (permitted != Truth.FALSE) {
                    undetermined.add(action);
                }
            }
            return Optional.of(new Reader(member.id(), subject, actions, undetermined));
        }

        private Truth permits(String action, String subject, Facts facts) {
            return Judgement.permits(judgement.findings(
                    rulebook.rules(matter, action, tenant.roles(subject), tenant.permissions(subject)), facts, record));
        }

        private Function<Level, List<UUID>> sharedWith(MemberRecord member, String subject) {
            List<UUID> teams = tenant.teams(subject);
            return level -> shares.stream()
                    .filter(share -> share.level().compareTo(level) >= 0)
                    .filter(share -> member.id().equals(share.memberId())
                            || share.teamId() != null && teams.contains(share.teamId()))
                    .map(ShareRecord::recordId)
                    .toList();
        }
    }
}
