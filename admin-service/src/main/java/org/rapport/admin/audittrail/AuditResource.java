package org.rapport.admin.audittrail;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.rapport.kit.access.Requires;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.record.RecordOperations;
import org.rapport.kit.record.RecordType;

@Path("/api/audit")
@Tag(name = "Audit")
@Produces(APPLICATION_JSON)
@RunOnVirtualThread
public class AuditResource implements RecordOperations {

    private final Lists lists;
    private final AuditTrail trail;

    AuditResource(Lists lists, AuditTrail trail) {
        this.lists = lists;
        this.trail = trail;
    }

    @Override
    public RecordType<AuditEntry, AuditRecord> recordType() {
        return AuditEntry.TYPE;
    }

    @GET
    @Operation(
            summary = "List who did what, with before and after, the latest first",
            description = "What changed and why is told of types of which you may read all records; of others, that"
                    + " something was done, by whom and when: `changes` is empty then, and there is no `reason`.")
    @Requires(RecordType.READ)
    public Page<AuditRecord> list(@BeanParam PageQuery query) {
        var page = lists.rows(AuditEntry.TYPE, query);
        return new Page<>(trail.records(page.items()), page.next(), page.count());
    }
}
