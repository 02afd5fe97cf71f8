package org.rapport.admin.audittrail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rapport.admin.member.MemberNames;
import org.rapport.kit.access.Access;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.record.Rows;

/** What the audit trail of the caller's organisation tells, with the names of those who did it. */
@ApplicationScoped
public class AuditTrail {

    private final Rows rows;
    private final MemberNames names;
    private final Access access;

    AuditTrail(Rows rows, MemberNames names, Access access) {
        this.rows = rows;
        this.names = names;
        this.access = access;
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

    /** As far as the caller may see all records of the type: an entry does not know who cares for what it tells of. */
    private AuditRecord seen(AuditRecord entry) {
        return entry.without(access.mask(entry.aggregateType(), RecordType.READ).hidden());
    }
}
