package org.rapport.admin.role;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.RoleRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.journal.HistoryEntry;
import org.rapport.kit.journal.Records;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.paging.Page;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.paging.RecordQuery;

@Path("/api/superadmin/roles")
@Tag(name = "Roles")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class RoleResource {

    private final Lists lists;
    private final Records records;

    RoleResource(Lists lists, Records records) {
        this.lists = lists;
        this.records = records;
    }

    @GET
    @Operation(summary = "List roles")
    @Requires("role:read")
    public Page<RoleRecord> list(@BeanParam PageQuery query) {
        return lists.page(RoleRepository.LISTING, query, Role::toRecord);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a role, as it is or as it was")
    @Requires("role:read")
    public RoleRecord get(@PathParam("id") UUID id, @BeanParam RecordQuery query) {
        return records.one(Role.class, RoleRecord.class, id, query);
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "List what happened to a role")
    @Requires("role:read")
    public Page<HistoryEntry> history(
            @PathParam("id") UUID id, @BeanParam RecordQuery query, @QueryParam("cursor") @Nullable String cursor) {
        return records.history(Role.class, id, query, cursor);
    }
}
