package org.rapport.admin.audittrail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rapport.admin.member.MemberNames;
import org.rapport.kit.record.Rows;

/** What the audit trail of the caller's organisation tells, with the names of those who did it. */
@ApplicationScoped
public class AuditTrail {

    private final Rows rows;
    private final MemberNames names;

    AuditTrail(Rows rows, MemberNames names) {
        this.rows = rows;
        this.names = names;
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
                .toList();
    }
}
