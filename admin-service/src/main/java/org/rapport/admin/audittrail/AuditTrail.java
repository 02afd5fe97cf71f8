package org.rapport.admin.audittrail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rapport.admin.member.MemberNames;
import org.rapport.kit.access.Access;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Rows;
import org.rapport.kit.tenant.CurrentCaller;

/** What the audit trail of the caller's organisation tells, with the names of those who did it. */
@ApplicationScoped
public class AuditTrail {

    /** The types of what belongs to the platform: no role that an organisation gives lets it be read. */
    static final Set<String> OF_OPERATORS = Set.of("organization", "ended-session", "dead-letter-replay");

    /** The types of what says of records no more than the trail does of each: that they are there. */
    static final Set<String> OF_EVERY_READER = Set.of("share");

    private final Rows rows;
    private final MemberNames names;
    private final Access access;
    private final CurrentCaller caller;

    AuditTrail(Rows rows, MemberNames names, Access access, CurrentCaller caller) {
        this.rows = rows;
        this.names = names;
        this.access = access;
        this.caller = caller;
    }

    /** What it knows of those events. */
    public Map<UUID, AuditRecord> of(Collection<UUID> events) {
        var known = List.copyOf(rows.find(AuditEntry.class, events).values());
        return records(known).stream().collect(Collectors.toMap(AuditRecord::eventId, Function.identity()));
    }

    List<AuditRecord> records(List<AuditEntry> entries) {
        var known =
                names.of(entries.stream().map(AuditEntry::actorId).distinct().toList());
        return entries.stream()
                .map(entry -> entry.toRecord(known.get(entry.actorId())))
                .map(this::seen)
                .toList();
    }

    /**
     * That something was done is told of every record; what and why, of records of which the caller may read all, for an entry
     * does not know who cares for what it tells of.
     */
    private AuditRecord seen(AuditRecord entry) {
        return mayReadAll(entry.aggregateType())
                ? entry.without(
                        access.mask(entry.aggregateType(), RecordType.READ).hidden())
                : entry.withoutChanges();
    }

    /** Of a type that nobody has heard of yet, as of any other: whoever may read whatever there is may read this. */
    private boolean mayReadAll(String type) {
        if (OF_OPERATORS.contains(type)) {
            return caller.get().operator();
        }
        return OF_EVERY_READER.contains(type) || access.permitsAll(type, RecordType.READ);
    }
}
