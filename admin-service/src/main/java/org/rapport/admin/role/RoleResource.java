package org.rapport.admin.role;

import static jakarta.ws.rs.core.HttpHeaders.IF_MATCH;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.RoleRecord;
import org.rapport.kit.access.Requires;
import org.rapport.kit.command.Command;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordResource;
import org.rapport.kit.record.RecordType;

@Path("/api/superadmin/roles")
@Tag(name = "Roles")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
@RunOnVirtualThread
public class RoleResource extends RecordResource<RoleRecord, CreateRole, EditRole> {

    private final RoleService service;
    private final Operations operations;

    RoleResource(RoleService service, Operations operations) {
        super(service);
        this.service = service;
        this.operations = operations;
    }

    @PUT
    @Path("/{id}/permissions")
    @Operation(summary = "Say what a role allows, in place of what it does")
    @Requires(RecordType.EDIT)
    @Command
    public RoleRecord give(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull GivePermissions command) {
        return service.give(id, new IfMatch(ifMatch), command);
    }

    @GET
    @Path("/{id}/difference")
    @Operation(summary = "Tell in what a role differs from another")
    @Requires(RecordType.READ)
    public RoleDifference difference(
            @PathParam("id") UUID id,
            @QueryParam("to") @Parameter(description = "The id of the other role", required = true) @Nullable UUID to) {
        if (to == null) {
            throw new DomainException.Malformed("#to", "must be the id of the other role");
        }
        return RoleDifference.of(read(id), read(to));
    }

    private RoleRecord read(UUID id) {
        return Role.TYPE.view(operations.store().read(Role.TYPE, id));
    }
}
